import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { compileCache, environment, redisUrl } from './environment.ts'
import { startRedis } from './redis-server.ts'
import { summarize } from './summary.ts'
import { ensureTemplate } from './template.ts'
import { temporaryRoot } from './temporary-root.ts'
import { startTemporaryServer } from './temporary-server.ts'
import { groupTests, readableName } from './together.ts'

// `pnpm test [FILE…]`: one PostgreSQL in a temporary folder and, where installed, one Redis for the whole run. Files that
// are named have a process each; of all, many share one.
const root = path.resolve(import.meta.dirname, '../../..')
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort(signal))

// For us and for every process of the tests.
process.env.TMPDIR ??= await temporaryRoot()
process.env.NODE_COMPILE_CACHE ??= compileCache

const server = await startTemporaryServer()
const redis = redisUrl() === undefined ? await startRedis({ folder: server.folder }) : undefined
try {
  await ensureTemplate(server.url)
  const results = path.join(server.folder, 'results.tap')
  process.exitCode = await runTap(results, {
    [environment.databaseUrl]: server.url,
    ...(redis && { [environment.redisUrl]: redis.url }),
  })
  await printSummary(results)
} finally {
  redis?.stop()
  await server.stop()
}

/** Runs tap on our arguments to its end, passing on what would interrupt us. */
async function runTap(results: string, variables: NodeJS.ProcessEnv): Promise<number> {
  const tap = path.join(path.dirname(createRequire(import.meta.url).resolve('tap/package.json')), 'dist/esm/run.mjs')
  // The reporter `terse` redraws its counters; into a file or pipe that would be pages of them.
  const reporter = process.stdout.isTTY ? 'terse' : 'min'
  const named = process.argv.slice(2)
  const files = named.some((argument) => !argument.startsWith('-'))
    ? []
    : await groupTests({ root, folder: compileCache })
  const args = [tap, `--reporter=${reporter}`, `--output-file=${results}`, ...named, ...files]
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...variables } })
  const pass = () => child.kill(interrupted.signal.reason)
  if (interrupted.signal.aborted) pass()
  interrupted.signal.addEventListener('abort', pass)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function printSummary(results: string): Promise<void> {
  const { passed, failed, skipped } = summarize(await readFile(results, 'utf8').catch(() => ''))
  for (const name of skipped) console.log(`skipped: ${readableName(name)}`)
  // Reporters leave out some, such as a file that took too long.
  for (const name of failed) console.log(`failed: ${readableName(name)}`)
  console.log(`${passed} passed, ${failed.length} failed, ${skipped.length} skipped`)
}
