import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import type { CliConfig } from '../config.ts'
import { readState } from '../state.ts'
import { type Check, fail, ok, reasonOf, warn } from './check.ts'

/** The oldest Node that runs TypeScript as it is without a word. */
const OLDEST_NODE = [24, 12] as const

const MEBIBYTE = 1024 * 1024

/** Free space below which PostgreSQL soon stops, and below which it is time to make room. */
const TOO_LITTLE = 200 * MEBIBYTE
const LITTLE = 2048 * MEBIBYTE

/** The api's own default. */
const USUAL_PORT = 7400

/** The Node that runs this. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  if (isNew) return ok('node', version)
  return fail('node', `${version} is too old`, `run it as \`npx pnpm onrecord\`, or with Node ${OLDEST_NODE.join('.')}`)
}

/** Room for data: where the folder is not there yet, of the one that it will be made in. */
export async function checkDisk({ home }: CliConfig): Promise<Check> {
  const place = await statfs(home).catch(() => statfs(dirname(home)).catch(() => undefined))
  if (place === undefined) return warn('disk', `${home} can not be read`, 'set ONRECORD_HOME to a folder of yours')
  const free = place.bavail * place.bsize
  const says = `${Math.round(free / MEBIBYTE)} MiB free for ${home}`
  if (free < TOO_LITTLE) return fail('disk', says, 'make room, or set ONRECORD_HOME to another disk')
  return free < LITTLE ? warn('disk', says, 'make room soon') : ok('disk', says)
}

/** Whether the api's port is free, ours, or another's. */
export async function checkPort(config: CliConfig): Promise<Check> {
  const port = config.port ?? USUAL_PORT
  if (port === 0) return ok('port', 'any free one')
  const refused = await listenOnce(port, config.host)
  if (refused === undefined) return ok('port', `${port} is free`)
  const own = (await readState(config.home))?.url
  if (own !== undefined && new URL(own).port === String(port)) return ok('port', `${port} is used by this Onrecord`)
  if (refused !== 'EADDRINUSE') return fail('port', `${config.host}:${port}: ${refused}`, 'set API_HOST and API_PORT')
  const who = (await isOnrecord(port)) ? 'another Onrecord' : 'another program'
  const says = `${port} is used by ${who}`
  if (config.port === undefined) return warn('port', says, '`onrecord up` takes a free one; API_PORT names one')
  return fail('port', says, 'set API_PORT to a free one')
}

async function listenOnce(port: number, host: string): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  const server = createServer()
  server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? reasonOf(error)))
  server.listen(port, host, () => server.close(() => resolve(undefined)))
  return promise
}

async function isOnrecord(port: number): Promise<boolean> {
  const asked = fetch(`http://127.0.0.1:${port}/openapi.json`, { signal: AbortSignal.timeout(2000) })
  const text = await asked.then((response) => response.text()).catch(() => '')
  return text.includes('"title":"Onrecord')
}
