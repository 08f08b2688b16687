import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { waitFor } from '@onrecord/testing/wait-for'
import { type Running, run, start } from './processes.ts'

/** Where Debian's packages put a PostgreSQL's own programs, one folder a major version. */
const DEBIAN_POSTGRESQL = '/usr/lib/postgresql'

/** The newest PostgreSQL that Debian installed here; undefined where there is none. */
export async function findPostgres(): Promise<string | undefined> {
  const versions = await readdir(DEBIAN_POSTGRESQL).catch(() => [])
  const newest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1)
  return newest && path.join(DEBIAN_POSTGRESQL, newest, 'bin')
}

/** A PostgreSQL with the database `onrecord`, superuser `postgres`, on a port of the loopback, its data in `folder`. */
export async function startPostgres(input: {
  programs: string
  folder: string
  port: number
  password: string
}): Promise<Running> {
  const { programs, port } = input
  const data = path.join(input.folder, 'data')
  const account = await postgresAccount()
  const how = { cwd: '/', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8' }, ...account }
  const passwordFile = path.join(input.folder, 'password')
  await writeFile(passwordFile, input.password)
  await mkdir(data)
  if (account !== undefined) for (const file of [data, passwordFile]) await chown(file, account.uid, account.gid)
  const initdb = ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync']
  await run([`${programs}/initdb`, ...initdb], how)
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off']
  const server = start('postgres', [`${programs}/postgres`, '-D', data, ...settings.flatMap((one) => ['-c', one])], how)
  const client = { ...how, env: { ...how.env, PGPASSWORD: input.password } }
  const psql = [`${programs}/psql`, '--host=127.0.0.1', `--port=${port}`, '--username=postgres', '--dbname=postgres']
  await waitFor(async () => run([...psql, '--command=create database onrecord'], client), { what: 'PostgreSQL' })
  return server
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it. */
async function postgresAccount(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const users = await readFile('/etc/passwd', 'utf8')
  const [, , uid, gid] =
    users
      .split('\n')
      .find((line) => line.startsWith('postgres:'))
      ?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
