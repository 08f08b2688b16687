import type { Span } from '@onrecord/domain'

/** Where the text has a name, whatever its case: the place nearest to the offset `near`, undefined where there is none. */
export function findName(text: string, { name, near }: { name: string; near: number }): Span | undefined {
  if (name === '') return undefined
  // Lower-casing must not move offsets: where it changes the length, only the exact case is searched.
  const lower = text.toLowerCase()
  const [haystack, needle] = lower.length === text.length ? [lower, name.toLowerCase()] : [text, name]
  const before = haystack.lastIndexOf(needle, near)
  const after = haystack.indexOf(needle, near)
  if (before === -1 && after === -1) return undefined
  const start = before === -1 || (after !== -1 && after - near < near - before) ? after : before
  return { start, end: start + name.length }
}
