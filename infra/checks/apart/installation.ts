import { cp, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { run } from './processes.ts'

/**
 * Installs the workspace at `root` into `folder` by the Dockerfile's own commands, from what the image would copy: no
 * tests, no dev dependencies.
 */
export async function installAsImage(root: string, folder: string): Promise<void> {
  const listed = await run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const files = listed.split('\0').filter((file) => file !== '' && !/(^|\/)(test|checks)\//.test(file))
  for (const file of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
    await cp(path.join(root, file), path.join(folder, file))
  }
  const dockerfile = await readFile(path.join(root, 'infra/Dockerfile'), 'utf8')
  const commands = [...dockerfile.matchAll(/^RUN (pnpm .*)$/gm)].map(([, command = '']) => command)
  for (const command of commands) await run(['sh', '-c', `npx --yes ${command}`], { cwd: folder, env: process.env })
}
