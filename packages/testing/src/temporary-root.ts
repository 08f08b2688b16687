import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'

/** Linux's file system in memory. */
const memory = '/dev/shm'

/** Several times what a whole run holds at once, bytes. */
const roomBytes = 2 * 1024 ** 3

/**
 * Where a run's servers and temporary folders go: into memory where there is room for them, else where the system has
 * its temporary files. A database is 400 files that are made and deleted within a second, which ext4 without a journal
 * answers by searching for inodes that were not deleted lately: 100 to 400 ms of the processor a database, here 10.
 */
export async function temporaryRoot(): Promise<string> {
  try {
    await access(memory, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = await statfs(memory)
    const room = Math.min(bavail * bsize, process.availableMemory())
    return room >= roomBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
