import { isIP } from 'node:net'
import { DomainError } from '@onrecord/domain'
import { isGlobalUnicast, isLoopback } from './global-unicast.ts'

/** What the server allows. `allowLoopback` is for receivers on the same machine, plain http and any port included. */
export type AddressRules = { allowLoopback: boolean; ports: readonly number[] }

/** Ports on which services speak https in public. */
export const HTTPS_PORTS: readonly number[] = [443, 4443, 8443, 9443]

const LONGEST_URL = 2048

/** Longest name in characters. Source: RFC 1035 §2.3.4. */
const LONGEST_NAME = 253

/**
 * Top-level names that only a private network answers. `test`, `invalid` and `example` are not among them: nobody answers
 * those, and a delivery that can't be made is what they are good for.
 * Source: RFC 6761, RFC 6762 appendix G, RFC 7686, RFC 9476; ICANN's resolution 2018.02.04.12 (corp, home, mail).
 */
const PRIVATE_DOMAINS = [
  'alt',
  'arpa',
  'corp',
  'home',
  'internal',
  'intranet',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'mail',
  'onion',
  'private',
]

/** Letters alone, or an encoded name: so what looks like a number to some reader ends no name. Source: RFC 3696 §2. */
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/** A URL that passed the rules. `host` is an address without brackets or a lower-case name without a final dot. */
export type EndpointUrl = { href: string; origin: string; host: string; isAddress: boolean; onLoopback: boolean }

/**
 * Reads an address that someone else chose. What is stored and called is `href` of the result, never the text.
 * Throws `address-refused` with the reason; whether a name resolves well is for {@link resolveEndpoint}.
 * Source: WHATWG URL Standard.
 */
export function parseEndpointUrl(text: string, rules: AddressRules): EndpointUrl {
  const url = readUrl(text)
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const isAddress = isIP(host) !== 0
  // The parser reads 0x8080808, 010.8.8.8 and 134744072 as 8.8.8.8; who means that address can write it.
  if (isIP(host) === 4 && host !== authorityOf(text).replace(/\.?(:\d*)?$/, '')) {
    throw refused('the address is not written as four decimal numbers')
  }
  const onLoopback = isAddress ? isLoopback(host) : host === 'localhost' || host.endsWith('.localhost')
  const endpoint = { href: url.href, origin: url.origin, host, isAddress, onLoopback }
  if (onLoopback && rules.allowLoopback) return endpoint

  if (url.protocol !== 'https:') throw refused('only https is called')
  const port = url.port === '' ? 443 : Number(url.port)
  if (!rules.ports.includes(port)) throw refused(`port ${port} is not one of ${rules.ports.join(', ')}`)
  if (isAddress) {
    if (!isGlobalUnicast(host)) throw refused('the address is not a public one')
  } else if (!isPublicName(host)) throw refused('the host is not a public name')
  return endpoint
}

function readUrl(text: string): URL {
  if (text.length > LONGEST_URL) throw refused(`the URL is longer than ${LONGEST_URL} characters`)
  // The parser would drop tabs, line ends and invisible characters, trim spaces, take backslashes for slashes and add slashes
  // where some are missing: two readers, two addresses.
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(text)) {
    throw refused('the URL has a space, a control or invisible character, or a backslash')
  }
  if (!/^[a-z]+:\/\/[^/?#]/i.test(text)) throw refused('this is no URL of the form https://…')
  const url = URL.parse(text)
  if (url === null) throw refused('this is no URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('only https is called')
  if (url.username !== '' || url.password !== '' || authorityOf(text).includes('@'))
    throw refused('a URL with credentials is not called')
  if (authorityOf(text).includes('%')) throw refused('the host is percent-encoded')
  if (text.includes('#')) throw refused('a URL with a fragment is not called')
  return url
}

/** Between the slashes and the path, as it was written. */
function authorityOf(text: string): string {
  return /^[a-z]+:\/\/([^/?#]*)/i.exec(text)?.[1] ?? ''
}

function isPublicName(host: string): boolean {
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  return (
    labels.length > 1 &&
    host.length <= LONGEST_NAME &&
    TOP_LEVEL.test(top) &&
    !PRIVATE_DOMAINS.includes(top) &&
    labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))
  )
}

/** The error for an address that is not called; its reason may be shown to the subscriber. */
export function refused(reason: string): DomainError<'address-refused'> {
  return new DomainError('address-refused', `The address is refused: ${reason}`, { reason })
}
