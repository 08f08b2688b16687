import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Account } from './account.ts'

// Without the caller's PGPORT, PGDATA, locale and the like; Windows starts nothing without SystemRoot.
const environment: NodeJS.ProcessEnv = { SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' }

/** Options to start a program of PostgreSQL as `account`, from a folder that every account can enter. */
export function asAccount(account: Account): { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number } {
  return { cwd: path.parse(process.execPath).root, env: environment, ...account }
}

/** Runs a program to its end. Returns what it printed; throws with that text where its exit code is not 0. */
export async function run(account: Account, { file, args }: { file: string; args: string[] }): Promise<string> {
  const child = spawn(file, args, { ...asAccount(account), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${path.basename(file)} ended with code ${code}: ${output.trim()}`)
  return output
}

/** Whether a process of this number exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
