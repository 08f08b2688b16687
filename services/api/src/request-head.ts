import type { FastifyRequest } from 'fastify'
import { checkHost } from './host.ts'
import { HttpProblem } from './problem.ts'

/** Headers that say one thing: of several Node keeps the first, a proxy before us perhaps the last. */
const SINGLE = new Set(['host', 'authorization', 'content-type'])

/**
 * Refuses a head that two readers could understand differently (RFC 9112 §3.2): a header of one value sent twice, no Host,
 * or a target that names another host than the header does and that is none of ours. Throws HttpProblem.
 */
export function checkHead({ raw, headers }: FastifyRequest, allowedHosts: readonly string[] | null): void {
  const repeated = findRepeated(raw.rawHeaders)
  if (repeated !== undefined) throw refusal(`The header ${repeated} is sent twice.`)
  if (headers.host === undefined && raw.httpVersion === '1.1') throw refusal('The header Host is missing.')
  checkHost(headers.host, allowedHosts)
  const target = raw.url ?? '/'
  if (!target.startsWith('/') && target !== '*') checkHost(hostOf(target), allowedHosts)
}

/** Names stand at the even places. */
function findRepeated(rawHeaders: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    if (!SINGLE.has(name)) continue
    if (seen.has(name)) return name
    seen.add(name)
  }
  return undefined
}

/** The host of a target in absolute form, which counts before the header. Source: RFC 9112 §3.2.2. */
function hostOf(target: string): string {
  const url = URL.parse(target)
  const isOurs = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
  if (!isOurs) throw refusal('The address is not a valid URL.')
  return url.host
}

function refusal(detail: string): HttpProblem {
  return new HttpProblem('invalid-request', detail)
}
