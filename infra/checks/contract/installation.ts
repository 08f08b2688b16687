import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Where what checks openapi.json is listed, apart from the workspace: 120 MB that only these checks need. */
export const contract = fileURLToPath(new URL('../../contract', import.meta.url))

/** Installs what `infra/contract` lists, as its lockfile says. */
export async function installContract(): Promise<void> {
  await promisify(execFile)('npx', ['pnpm', 'install', '--frozen-lockfile'], { cwd: contract })
}

/** The file of an installed program. */
export function program(file: string): string {
  return path.join(contract, 'node_modules', file)
}
