import serialize from 'canonicalize'

/**
 * The one spelling of a JSON value: members sorted by UTF-16 code units, no blanks, numbers as ECMAScript prints them.
 * Throws on what JSON can't say: NaN, infinities, lone surrogates, cycles, a bare undefined. Source: RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  const text = serialize(value)
  if (text === undefined) throw new TypeError(`${typeof value} is no JSON value`)
  return text
}
