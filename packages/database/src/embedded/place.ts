import { randomBytes } from 'node:crypto'
import { chown, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Account, openToAll, serverAccount } from './account.ts'
import { findBinaries, noBinaries, program } from './binaries.ts'
import { copyBinaries, privateFolder } from './private-folder.ts'
import { isAlive, run } from './run.ts'

/** A database cluster on disk and what runs it. `data` is PGDATA, `log` the server's log. */
export type Place = { account: Account; native: string; version: string; data: string; log: string; password: string }

/** Finds the cluster of `folder` or makes it. Whoever makes it at the same time gets the same one. */
export async function preparePlace({ folder, durable }: { folder: string; durable: boolean }): Promise<Place> {
  const account = await serverAccount()
  await mkdir(folder, { recursive: true })
  const { native, version } = await reachableBinaries(account)
  const link = path.join(await realpath(folder), 'postgres')
  if (!(await stat(link).catch(() => undefined))) {
    await removeUnfinished(link)
    const isPrivate = account !== undefined && !(await openToAll(path.dirname(link)))
    if (isPrivate) await makePrivate(link, { native, account, durable })
    else await makeBeside(link, { native, account, durable })
  }
  // The real path, since the private place is named by a link and the running server's own records are compared to it.
  const place = await realpath(link)
  const password = await readFile(path.join(place, 'password'), 'utf8')
  const data = path.join(place, 'data')
  await refuseOtherMajor(data, version)
  return { account, native, version, data, log: path.join(place, 'server.log'), password }
}

type Making = { native: string; account: Account; durable: boolean }

async function makeBeside(target: string, making: Making): Promise<void> {
  const unfinished = `${target}-new-${process.pid}-${randomBytes(4).toString('hex')}`
  await makeCluster(unfinished, making)
  await rename(unfinished, target).catch((error: NodeJS.ErrnoException) => giveWay(unfinished, error))
}

/**
 * The data lies under a random name that only our link knows, so that a clone made later at the same path can't
 * pick up the data of a deleted one.
 */
async function makePrivate(link: string, making: Making): Promise<void> {
  const place = path.join(await privateFolder(), randomBytes(12).toString('hex'))
  await makeCluster(place, making)
  // A link whose data is gone (a cleaned temporary folder) is as good as none.
  if (!(await stat(link).catch(() => undefined))) await rm(link, { force: true })
  await symlink(place, link).catch((error: NodeJS.ErrnoException) => giveWay(place, error))
}

async function giveWay(place: string, error: NodeJS.ErrnoException): Promise<void> {
  await rm(place, { recursive: true })
  if (!['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(error.code ?? '')) throw error
}

async function makeCluster(place: string, { native, account, durable }: Making): Promise<void> {
  await mkdir(place, { mode: 0o700 })
  const passwordFile = path.join(place, 'password')
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (account) {
    await chown(place, account.uid, account.gid)
    await chown(passwordFile, account.uid, account.gid)
  }
  const args = ['-D', path.join(place, 'data'), '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  if (!durable) args.push('--no-sync')
  await run(account, { file: program(native, 'initdb'), args })
}

/** What a run that was killed during initdb left behind; the name says which process it was. */
async function removeUnfinished(target: string): Promise<void> {
  const prefix = `${path.basename(target)}-new-`
  for (const name of await readdir(path.dirname(target))) {
    if (!name.startsWith(prefix)) continue
    const maker = Number(name.slice(prefix.length).split('-')[0])
    if (!isAlive(maker)) await rm(path.join(path.dirname(target), name), { recursive: true, force: true })
  }
}

async function reachableBinaries(account: Account): Promise<{ native: string; version: string }> {
  const found = await findBinaries()
  const version = await postgresVersion(found.native, account).catch(() => undefined)
  if (version) return { native: found.native, version }
  if (!account) throw noBinaries(await postgresVersion(found.native, account).catch((error: unknown) => error))
  // `nobody` can't reach them, as in a 0700 home of root.
  const native = await copyBinaries(await privateFolder(), found)
  try {
    return { native, version: await postgresVersion(native, account) }
  } catch (cause) {
    throw noBinaries(cause)
  }
}

async function postgresVersion(native: string, account: Account): Promise<string> {
  const printed = await run(account, { file: program(native, 'postgres'), args: ['--version'] })
  return printed.trim().split(' ').at(-1) ?? printed
}

async function refuseOtherMajor(data: string, version: string): Promise<void> {
  const found = (await readFile(path.join(data, 'PG_VERSION'), 'utf8')).trim()
  if (found === version.split('.')[0]) return
  throw new Error(`${data} was written by PostgreSQL ${found}, this is ${version}: dump it there and load it here`)
}
