import { randomBytes } from 'node:crypto'
import { chmod, cp, lstat, mkdir, opendir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openToAll } from './account.ts'
import type { Binaries } from './binaries.ts'

/**
 * A folder of root's that other accounts may enter but not change, for binaries and data that they cannot reach where
 * they are. Throws where there is no such place.
 */
export async function privateFolder(): Promise<string> {
  const candidates = ['/var/lib/onrecord', path.join(tmpdir(), 'onrecord')]
  for (const folder of candidates) if (await claimFolder(folder)) return folder
  throw new Error(`none of ${candidates.join(', ')} can hold PostgreSQL's data: set DATABASE_URL to a server`)
}

/** Copies the binaries (60 MB) into `folder`, once per version. Returns the copy's `native`. */
export async function copyBinaries(folder: string, { native, version }: Binaries): Promise<string> {
  const copy = path.join(folder, `native-${version}`)
  if (await exists(copy)) return copy
  const unfinished = `${copy}-${randomBytes(6).toString('hex')}`
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await openTree(unfinished)
  // Of two who copy at once, the second finds the first one's folder in place.
  await rename(unfinished, copy).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true })
    if (!(await exists(copy))) throw error
  })
  return copy
}

async function claimFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true })
    const found = await lstat(folder)
    // In a world-writable place someone else may have made it first.
    if (!found.isDirectory() || found.uid !== 0) return false
    await chmod(folder, 0o755)
    return await openToAll(folder)
  } catch {
    return false
  }
}

async function openTree(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), 0o755)
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
