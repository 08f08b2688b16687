import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '@onrecord/testing/free-port'

const fileAt = (place: string) => fileURLToPath(new URL(place, import.meta.url))

/** How long the views of the large dossiers may take to be folded, ms. */
const FOLD_MS = 900_000

/** The api in a process of its own, as it runs in earnest. */
export type RunningApi = {
  pid: number
  url: string
  /** What a request is sent with. */
  headers: { authorization: string }
  /** Asks for a path; gives the ms until the whole answer was there. Throws where it is not 200. */
  ask(path: string): Promise<number>
  /** Waits until the views of a dossier have come to `seq`. */
  settled(dossier: string, seq: number): Promise<void>
  stop(): Promise<void>
}

/** Starts the api, its projector included, on a migrated database. `settings` come before those of the environment. */
export async function startApi(databaseUrl: string, settings: NodeJS.ProcessEnv = {}): Promise<RunningApi> {
  const port = await freePort()
  const env = { ...process.env, DATABASE_URL: databaseUrl, API_PORT: String(port), LOG_LEVEL: 'fatal', ...settings }
  const key = await createKey(env)
  const child = spawn(process.execPath, [fileAt('../../../../services/api/src/main.ts')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  const headers = { authorization: `Bearer ${key}` }
  const get = (path: string) => fetch(`${url}${path}`, { headers })
  await answering(child, () => get('/health'))
  return {
    pid: child.pid ?? 0,
    url,
    headers,
    async ask(path) {
      const start = performance.now()
      const answer = await get(path)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
      return performance.now() - start
    },
    async settled(dossier, seq) {
      const deadline = performance.now() + FOLD_MS
      while ((await get(`/v1/dossiers/${dossier}/timeline?limit=1&minSeq=${seq}`)).status !== 200) {
        if (performance.now() > deadline) throw new Error(`the views of ${dossier} have not come to ${seq}`)
      }
    },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function createKey(env: NodeJS.ProcessEnv): Promise<string> {
  const command = [fileAt('../../../cli/src/main.ts'), 'key', 'create', '--label', 'bench', '--scope', 'read']
  const { stdout } = await promisify(execFile)(process.execPath, command, { env })
  return stdout.trim()
}

async function answering(child: ChildProcess, ask: () => Promise<Response>): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the api ended with ${child.exitCode}`)
    const answer = await ask().catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
