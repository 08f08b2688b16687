import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a Node script of this workspace until `answered` resolves, gives the seconds that took, and lets `end` end it. */
export async function secondsUntil(
  script: { file: string; args: readonly string[]; env?: NodeJS.ProcessEnv },
  { answered, end }: { answered: (child: ChildProcess) => Promise<unknown>; end: (child: ChildProcess) => void },
): Promise<number> {
  const start = performance.now()
  const child = spawn(process.execPath, [script.file, ...script.args], {
    env: { ...process.env, ...script.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const ended = exit.then(([code]) => {
    throw new Error(`${script.file} ended with ${code} before it answered`)
  })
  await Promise.race([answered(child), ended])
  const seconds = (performance.now() - start) / 1000
  ended.catch(() => undefined)
  end(child)
  await exit
  return seconds
}
