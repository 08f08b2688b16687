import type { Span } from '@onrecord/domain'
import type { Mention } from './mentions.ts'
import { TITLES } from './titles.ts'

/** The name that stands between commas behind a description: "a union spokeswoman, Ada Lund, said". */
export function nameBehind(text: string, phrase: Span, mentions: Mention[]): Mention | undefined {
  const mention = mentions.find(({ span }) => span.start > phrase.end)
  if (mention === undefined || text.charAt(mention.span.end) !== ',') return undefined
  const between = text.slice(phrase.end, mention.span.start)
  if (!between.startsWith(', ')) return undefined
  const titles = between.slice(2).trim().toLowerCase().split(/\s+/)
  return titles.every((word) => word === '' || TITLES.has(word.replace(/\.$/, ''))) ? mention : undefined
}
