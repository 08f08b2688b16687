import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { environment, redisUrl } from './environment.ts'
import { startRedis } from './redis-server.ts'
import { ensureTemplate } from './template.ts'
import { startTemporaryServer } from './temporary-server.ts'

// `pnpm test [FILE…]`: one PostgreSQL in a temporary folder and, where installed, one Redis for the whole run.
const server = await startTemporaryServer()
const redis = redisUrl() === undefined ? await startRedis({ folder: server.folder }) : undefined
try {
  await ensureTemplate(server.url)
  process.exitCode = await runTap({
    [environment.databaseUrl]: server.url,
    ...(redis && { [environment.redisUrl]: redis.url }),
  })
} finally {
  redis?.stop()
  await server.stop()
}

/** Runs tap on our arguments to its end, passing on what would interrupt us. */
async function runTap(variables: NodeJS.ProcessEnv): Promise<number> {
  const tap = path.join(path.dirname(createRequire(import.meta.url).resolve('tap/package.json')), 'dist/esm/run.mjs')
  const child = spawn(process.execPath, [tap, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
