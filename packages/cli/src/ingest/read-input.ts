import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { text as readStream } from 'node:stream/consumers'
import { charsetOf, decodeMarkup, FetchError, fetchGuarded } from '@onrecord/intake'
import { HTTPS_PORTS, resolveByDns } from '@onrecord/webhooks'
import { EXIT, Failure } from '../failure.ts'

/** Members of a submission, as the api takes them. */
export type Members = Readonly<Record<string, unknown>>

/** One document that is to be submitted: what to call it, and how to get it. `read` throws Failure. */
export type Input = { name: string; read: () => Promise<Members> }

/** What there is to submit of a file: one text or page, or one document a line. Throws Failure. */
export async function inputsOfFile(file: string, folder: string): Promise<Input[]> {
  const name = file === '-' ? 'standard input' : basename(file)
  switch (extname(file).toLowerCase()) {
    case '.jsonl':
    case '.ndjson': {
      const lines = (await textOf(file, folder)).split('\n')
      return lines.flatMap((line, nth) =>
        line.trim() === ''
          ? []
          : [{ name: `${name}:${nth + 1}`, read: async () => membersOf(line, `${name}:${nth + 1}`) }],
      )
    }
    case '.json':
      return [{ name, read: async () => membersOf(await textOf(file, folder), name) }]
    case '.html':
    case '.htm': {
      const read = async () => ({
        html: decodeMarkup(await bytesOf(file, folder), { charset: undefined, language: 'html' }),
      })
      return [{ name, read }]
    }
    default:
      return [{ name, read: async () => ({ text: await textOf(file, folder) }) }]
  }
}

/** What there is to submit of a list of addresses, one a line; empty lines and those that begin with # are passed over. */
export async function inputsOfUrls(
  file: string,
  { folder, allowLoopback }: { folder: string; allowLoopback: boolean },
): Promise<Input[]> {
  const lines = (await textOf(file, folder)).split('\n').map((line) => line.trim())
  const rules = { allowLoopback, ports: HTTPS_PORTS }
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((url) => ({ name: url, read: () => fetchPage(url, rules) }))
}

/** Longest page, bytes; longest time for it, ms; redirects that are followed. */
const PAGE = { bytes: 1_500_000, timeoutMs: 20_000, redirects: 5 }

async function fetchPage(url: string, rules: Parameters<typeof fetchGuarded>[0]['rules']): Promise<Members> {
  try {
    const { body, contentType, url: found } = await fetchGuarded({ rules, resolve: resolveByDns }, { url, ...PAGE })
    const text = decodeMarkup(body, { charset: charsetOf(contentType), language: 'html' })
    return contentType?.startsWith('text/plain') === true ? { text, url: found } : { html: text, url: found }
  } catch (cause) {
    const reason = cause instanceof FetchError ? `${cause.stage}, ${cause.message}` : 'not in its encoding'
    throw new Failure(`can't be fetched: ${reason}`, { cause })
  }
}

function membersOf(json: string, name: string): Members {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members
  } catch (cause) {
    throw new Failure(`${name} is not JSON`, { cause })
  }
  throw new Failure(`${name} is no JSON object`)
}

async function textOf(file: string, folder: string): Promise<string> {
  return file === '-' ? readStream(process.stdin) : (await bytesOf(file, folder)).toString('utf8')
}

function bytesOf(file: string, folder: string): Promise<Buffer> {
  return readFile(resolve(folder, file)).catch((cause: unknown) => {
    throw new Failure(`can't read ${file}`, { cause, exitCode: EXIT.usage })
  })
}
