import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a Node script of this workspace until `answered` resolves, gives the seconds that took, and lets `end` end it.
 * Throws with what it printed where it ended before.
 */
export async function secondsUntil(
  script: { file: string; args: readonly string[]; env?: NodeJS.ProcessEnv },
  { answered, end }: { answered: (child: ChildProcess) => Promise<unknown>; end: (child: ChildProcess) => void },
): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, [script.file, ...script.args], {
    env: { ...process.env, ...script.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk) => (complaints += chunk))
  const exit = once(child, 'exit')
  const ended = exit.then(([code]) => {
    throw new Error(`${script.file} ended with ${code} before it answered\n${complaints}`)
  })
  ended.catch(() => undefined) // Once it has answered, its end is no failure.
  try {
    await Promise.race([answered(child), ended])
  } catch (error) {
    child.kill('SIGTERM')
    throw error
  }
  const seconds = (performance.now() - start) / 1000
  end(child)
  await exit
  return seconds
}
