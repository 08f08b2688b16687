import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A process of the check's own: what it has printed so far, and its end. */
export type Running = {
  name: string
  output: () => string
  isRunning: () => boolean
  stop: () => Promise<number | null>
}

/** How long a stopped process may take to end before it is killed, ms. */
const STOP_MS = 15_000

type How = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'>

/** `node` in a command is the Node that runs this check. */
function launch([program = '', ...args]: readonly string[], how: How): ChildProcess {
  return spawn(program === 'node' ? process.execPath : program, args, { ...how, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Starts a command that stays. `stop` asks it to end (SIGTERM), and gives its exit code; null where it had to be killed. */
export function start(name: string, command: readonly string[], how: How): Running {
  const child = launch(command, how)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  child.on('error', (error) => (output += error.message))
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null
  return {
    name,
    output: () => output,
    isRunning,
    async stop() {
      if (!isRunning()) return child.exitCode
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await ended
      clearTimeout(timer)
      return child.exitCode
    },
  }
}

/** Runs a command to its end and gives its standard output. Throws with all that it printed where it fails. */
export async function run(command: readonly string[], how: How): Promise<string> {
  const child = launch(command, how)
  let printed = ''
  let all = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
    all += chunk
  })
  child.stderr?.on('data', (chunk) => (all += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}\n${all}`)
  return printed
}
