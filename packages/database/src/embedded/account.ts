import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

/** Ids of the account that the server runs as; undefined means: as ourselves. */
export type Account = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root, so root hands it to `nobody`. Anyone else runs it as themselves. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const nobody = users.split('\n').find((line) => line.startsWith('nobody:'))
  const [, , uid = '65534', gid = '65534'] = nobody?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** Whether every folder down to `place` (which exists) may be entered by all users. */
export async function openToAll(place: string): Promise<boolean> {
  for (let folder = path.resolve(place); ; folder = path.dirname(folder)) {
    const { mode } = await stat(folder)
    if ((mode & 0o001) === 0) return false
    if (folder === path.dirname(folder)) return true
  }
}
