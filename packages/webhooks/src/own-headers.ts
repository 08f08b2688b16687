import { DomainError } from '@onrecord/domain'

/** Headers that a subscriber wants to be sent, by lower-case name. */
export type OwnHeaders = Readonly<Record<string, string>>

/** A token of visible characters. Source: RFC 9110 §5.6.2. */
const NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/

/** Visible ASCII with spaces inside: no CR, LF, NUL or anything that two readers could take differently. Source: RFC 9110 §5.5. */
const VALUE = /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/

const MOST = 20

/** Characters of all names and values together. */
const LONGEST = 4096

/** What the delivery itself says, or what would change how the request is read. */
const RESERVED = [
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'expect',
  'forwarded',
  'host',
  'http2-settings',
  'keep-alive',
  'origin',
  'te',
  'trailer',
  'traceparent',
  'tracestate',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
]

const RESERVED_FAMILIES = ['proxy-', 'webhook-', 'sec-', 'x-forwarded-', ':']

/** Reads headers that a subscriber has chosen; names in lower case. Throws `header-refused`; a value is never repeated. */
export function parseOwnHeaders(given: Readonly<Record<string, string>>): OwnHeaders {
  const headers: Record<string, string> = {}
  const entries = Object.entries(given)
  if (entries.length > MOST) throw refused('', `there are more than ${MOST}`)
  for (const [written, value] of entries) {
    const name = written.toLowerCase()
    if (!NAME.test(name)) throw refused(written.slice(0, 100), 'the name is no token of at most 100 characters')
    if (RESERVED.includes(name) || RESERVED_FAMILIES.some((family) => name.startsWith(family))) {
      throw refused(name, 'the name is reserved')
    }
    if (Object.hasOwn(headers, name)) throw refused(name, 'it stands there twice')
    if (!VALUE.test(value)) throw refused(name, 'the value is not visible ASCII on one line')
    headers[name] = value
  }
  const length = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  if (length > LONGEST) throw refused('', `names and values are longer than ${LONGEST} characters`)
  return headers
}

function refused(header: string, reason: string): DomainError<'header-refused'> {
  const which = header === '' ? 'The headers are' : `The header ${JSON.stringify(header)} is`
  return new DomainError('header-refused', `${which} refused: ${reason}`, { header, reason })
}
