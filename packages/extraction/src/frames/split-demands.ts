import type { Span } from '@onrecord/domain'

/** Shortest part that can be a demand of its own, in words. */
const MIN_WORDS = 3

/** Behind these a further "that" belongs to the condition. */
const CONDITION = /\b(?:condition|provided) that\b[^,;]*$/i

/** Cuts "A be done, that B be done and that C …" into its parts: at "that" and "to" behind a comma or "and". One part where it has none. */
export function splitCoordinated(text: string, content: Span): Span[] {
  const words = text.slice(content.start, content.end)
  const infinitive = /^to\s/i.test(words)
  const joint = infinitive ? /(?:,\s?(?:and\s)?|\sand\s)(?=to\s)/g : /(?:,\s?(?:and\s)?|\sand\s)(?:also\s)?that\s/g
  const parts: Span[] = []
  let from = 0
  for (const match of words.matchAll(joint)) {
    if (CONDITION.test(words.slice(from, match.index)) || isQuoted(words, match.index)) continue
    parts.push({ start: content.start + from, end: content.start + match.index })
    from = match.index + match[0].length
  }
  parts.push({ start: content.start + from, end: content.end })
  return parts.length > 1 && parts.every(({ start, end }) => text.slice(start, end).split(/\s+/).length >= MIN_WORDS)
    ? parts
    : [content]
}

/** True where a quotation is still open. */
function isQuoted(words: string, at: number): boolean {
  const before = words.slice(0, at)
  return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.match(/"/g) ?? []).length % 2 === 1
}
