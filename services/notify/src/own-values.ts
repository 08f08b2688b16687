/** A word of a value that is shorter is in many an answer by chance, and is no secret. */
const SHORTEST_WORD = 8

/** What stands for a value that was left out. */
const LEFT_OUT = '[redacted]'

/**
 * What an answer may repeat of a subscriber's own headers and nobody may read: the values, the words in them (the token of
 * `Bearer …`), and both as JSON writes them; the longest first.
 */
export function ownValuesOf(headers: Readonly<Record<string, string>>): readonly string[] {
  const values = Object.values(headers).flatMap((value) => [value, ...value.split(' ')])
  const secret = values.filter((value) => value.length >= SHORTEST_WORD)
  const written = new Set(secret.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]))
  return [...written].sort((a, b) => b.length - a.length)
}

/** An answer without these values, which are ASCII; all its other bytes as they were. */
export function withoutValues(answer: Buffer, values: readonly string[]): Buffer {
  if (answer.length === 0 || values.length === 0) return answer
  const bytes = values.reduce((text, value) => text.replaceAll(value, LEFT_OUT), answer.toString('latin1'))
  return Buffer.from(bytes, 'latin1')
}
