import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createUnzip } from 'node:zlib'
import { DomainError } from '@onrecord/domain'
import {
  type AddressRules,
  DeliveryError,
  openPinnedAgent,
  parseEndpointUrl,
  parseRetryAfter,
  type Resolve,
  resolveEndpoint,
} from '@onrecord/webhooks'
import { type Dispatcher, request } from 'undici'
import { FetchError } from './fetch-error.ts'

/** What was asked for and how much of it is taken. `bytes`: longest body, unpacked; `timeoutMs` covers all hops. */
export type Fetch = {
  url: string
  headers?: Record<string, string>
  bytes: number
  timeoutMs: number
  redirects: number
}

/** A 200 with its body, or a 304 with none; `url` is where the redirects led. */
export type Fetched = {
  status: 200 | 304
  url: string
  body: Buffer
  contentType: string | undefined
  etag: string | undefined
  lastModified: string | undefined
}

const REDIRECTS = [301, 302, 303, 307, 308]

const USER_AGENT = 'onrecord/0.1 (+feed reader)'

/**
 * Gets an address that someone else chose. Each hop is parsed, resolved and checked anew, and connected to at the address that was
 * checked. Throws {@link FetchError}.
 */
export async function fetchGuarded(
  deps: { rules: AddressRules; resolve: Resolve },
  { url, headers = {}, bytes, timeoutMs, redirects }: Fetch,
): Promise<Fetched> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), timeoutMs)
  try {
    let at = url
    for (let hop = 0; hop <= redirects; hop++) {
      const answer = await getOnce(deps, { url: at, headers, bytes, signal: limit.signal })
      if (typeof answer !== 'string') return answer
      at = answer
    }
    throw new FetchError('redirect', `more than ${redirects} redirects`)
  } catch (error) {
    if (limit.signal.aborted) throw new FetchError('timeout', `no answer within ${timeoutMs} ms`, { cause: error })
    throw error
  } finally {
    clearTimeout(timer)
  }
}

type Once = { url: string; headers: Record<string, string>; bytes: number; signal: AbortSignal }

/** The answer, or the address of the next hop. */
async function getOnce(
  { rules, resolve }: { rules: AddressRules; resolve: Resolve },
  { url, headers, bytes, signal }: Once,
): Promise<Fetched | string> {
  const { href, addresses } = await checked({ rules, resolve }, url, signal)
  const agent = openPinnedAgent(addresses, { connections: 1, connectTimeoutMs: 10_000 })
  try {
    const asked = { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, deflate, br', ...headers }
    const answer = await request(href, { headers: asked, dispatcher: agent, signal }).catch((cause: unknown) => {
      throw new FetchError('connect', codeOf(cause), { cause })
    })
    return await answered(answer, { url: href, bytes })
  } finally {
    await agent.destroy()
  }
}

async function checked(
  { rules, resolve }: { rules: AddressRules; resolve: Resolve },
  url: string,
  signal: AbortSignal,
): Promise<{ href: string; addresses: string[] }> {
  try {
    const endpoint = parseEndpointUrl(url, rules)
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    return { href: endpoint.href, addresses: await Promise.race([resolveEndpoint(resolve, endpoint), aborted]) }
  } catch (cause) {
    if (cause instanceof DomainError) throw new FetchError('address', cause.message, { cause })
    if (cause instanceof DeliveryError) throw new FetchError('dns', cause.message, { cause })
    throw cause
  }
}

async function answered(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  { url, bytes }: { url: string; bytes: number },
): Promise<Fetched | string> {
  const header = (name: string): string | undefined => [headers[name] ?? []].flat()[0]
  const location = header('location')
  if (REDIRECTS.includes(statusCode) && location !== undefined) {
    const next = URL.parse(location, url)
    if (next === null) throw new FetchError('redirect', 'the redirect leads to no URL')
    next.hash = ''
    return next.href
  }
  if (statusCode !== 200 && statusCode !== 304) {
    const retryAfterMs = parseRetryAfter(header('retry-after') ?? '', new Date())
    throw new FetchError('status', `HTTP ${statusCode}`, { status: statusCode, retryAfterMs })
  }
  return {
    status: statusCode,
    url,
    body: statusCode === 304 ? Buffer.alloc(0) : await readAll(body, { bytes, encoding: header('content-encoding') }),
    contentType: header('content-type'),
    etag: header('etag'),
    lastModified: header('last-modified'),
  }
}

async function readAll(
  body: Readable,
  { bytes, encoding = 'identity' }: { bytes: number; encoding: string | undefined },
): Promise<Buffer> {
  const collect = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of source) {
      length += chunk.length
      if (length > bytes) throw new FetchError('size', `more than ${bytes} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
  try {
    switch (encoding.toLowerCase()) {
      case 'identity':
        return await pipeline(body, collect)
      case 'gzip':
      case 'x-gzip':
      case 'deflate':
        return await pipeline(body, createUnzip(), collect)
      case 'br':
        return await pipeline(body, createBrotliDecompress(), collect)
      default:
        throw new FetchError('encoding', 'a content encoding that was not asked for')
    }
  } catch (cause) {
    if (cause instanceof FetchError) throw cause
    throw new FetchError(codeOf(cause).startsWith('Z_') ? 'encoding' : 'response', codeOf(cause), { cause })
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}
