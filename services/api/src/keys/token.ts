import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Names the key in lists and logs: 62^10 ≈ 2^59 values. */
const HANDLE_LENGTH = 10

/** 62^32 ≈ 2^190 values: nothing to guess, so a plain digest is enough to store. */
const SECRET_LENGTH = 32

/** 62^6 > 2^32, the values of a CRC-32. */
const CHECKSUM_LENGTH = 6

const FORM = /^(onr|onf)_([0-9A-Za-z]{10})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

/** What a token is: an API key, or what reads one feed. It stands before the rest, so that scanners for secrets see it. */
export type TokenSort = 'onr' | 'onf'

/** A token as its holder has it: sort `_` handle `_` secret checksum. Only the digest is stored. */
export type Token = { token: string; handle: string; digest: string }

/** Draws a new token. */
export function drawToken(sort: TokenSort): Token {
  const handle = drawLetters(HANDLE_LENGTH)
  const body = `${sort}_${handle}_${drawLetters(SECRET_LENGTH)}`
  const token = `${body}${checksum(body)}`
  return { token, handle, digest: digestOf(token) }
}

/** Handle and digest of a token; undefined where its sort, form or checksum is wrong, which needs no database to tell. */
export function readToken(sort: TokenSort, token: string): Token | undefined {
  const [, given, handle] = FORM.exec(token) ?? []
  if (given !== sort || handle === undefined) return undefined
  const body = token.slice(0, -CHECKSUM_LENGTH)
  return token === `${body}${checksum(body)}` ? { token, handle, digest: digestOf(token) } : undefined
}

/** The digest of no token: what an unknown handle is compared with. */
const NOBODY = '0'.repeat(64)

/**
 * Whether a token is the one that `stored` is the digest of. What no row is known for (undefined) is compared as well, so
 * that an unknown handle and a wrong secret take the same time.
 */
export function isToken({ digest }: Token, stored: string | undefined): boolean {
  return timingSafeEqual(Buffer.from(stored ?? NOBODY), Buffer.from(digest)) && stored !== undefined
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function checksum(body: string): string {
  let rest = crc32(body)
  let letters = ''
  for (let nth = 0; nth < CHECKSUM_LENGTH; nth++) {
    letters = `${ALPHABET[rest % 62]}${letters}`
    rest = Math.floor(rest / 62)
  }
  return letters
}

function drawLetters(count: number): string {
  let letters = ''
  while (letters.length < count) {
    // 248 is the greatest multiple of 62 that fits a byte: above it, some letters would come more often.
    for (const byte of randomBytes(count)) if (byte < 248 && letters.length < count) letters += ALPHABET[byte % 62]
  }
  return letters
}
