import sniff from 'html-encoding-sniffer'

/** Bytes that are not in the encoding that they are said to be in. */
export class EncodingError extends Error {
  readonly encoding: string

  constructor(encoding: string, options?: ErrorOptions) {
    super(`the bytes are not ${encoding}`, options)
    this.name = 'EncodingError'
    this.encoding = encoding
  }
}

/**
 * The text of a page or feed. Its encoding is that of a byte order mark, else `charset` (as in a Content-Type), else what the markup
 * names, else UTF-8. Throws EncodingError. Source: HTML Standard §13.2.3, RFC 7303.
 */
export function decodeMarkup(
  bytes: Uint8Array,
  { charset, language }: { charset: string | undefined; language: 'html' | 'xml' },
): string {
  const encoding = sniff(bytes, {
    xml: language === 'xml',
    transportLayerEncodingLabel: charset,
    defaultEncoding: 'UTF-8',
  })
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new EncodingError(encoding, { cause })
  }
}

/** The charset parameter of a Content-Type, in lower case. Source: RFC 9110 §8.3.2. */
export function charsetOf(contentType: string | undefined): string | undefined {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1]?.toLowerCase()
}
