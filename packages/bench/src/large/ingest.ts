import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { migrateQueue } from '@onrecord/queue'

/** Starts ingest, its linker included, in a process of its own, as it runs in earnest. */
export async function startIngest(databaseUrl: string): Promise<{ stop(): Promise<void> }> {
  await migrateQueue({ url: databaseUrl })
  const env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'fatal' }
  const main = fileURLToPath(new URL('../../../../services/ingest/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  return {
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
