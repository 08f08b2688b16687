import type { Span } from '@onrecord/domain'
import { isPersonNoun } from './descriptions.ts'
import type { Mention } from './mentions.ts'
import { TITLES } from './titles.ts'

/** What joins a description to the name behind it: a comma, and what hangs on the description before that. */
const BEHIND = /^(?:\s(?:of|for|at)(?:\s[\p{Ll}’'-]+){1,5})?,\s/u

/** The name that stands between commas behind a description: "a union spokeswoman, Ada Lund, said". */
export function nameBehind(text: string, phrase: Span, mentions: Mention[]): Mention | undefined {
  const mention = mentions.find(({ span }) => span.start > phrase.end)
  if (mention === undefined || !/^(?:[,.;:)”"]|$)/.test(text.charAt(mention.span.end))) return undefined
  const between = text.slice(phrase.end, mention.span.start)
  const lead = BEHIND.exec(between)?.[0]
  if (lead === undefined) return undefined
  const titles = between.slice(lead.length).trim().toLowerCase().split(/\s+/)
  return titles.every((word) => word === '' || TITLES.has(word.replace(/\.$/, ''))) ? mention : undefined
}

/** The name before the comma that a phrase tells more of: "Ada Lund, the union's spokeswoman, who said". */
export function nameBefore(text: string, phrase: Span, mentions: Mention[]): Mention | undefined {
  const mention = mentions.findLast(({ span }) => span.end < phrase.start)
  const article = /^(?:the|a|an|its|his|her|their)\s/i.test(text.slice(phrase.start, phrase.end))
  const between = mention === undefined ? '' : text.slice(mention.span.end, phrase.start)
  const role = isPersonNoun(/^[\p{L}-]+/u.exec(text.slice(phrase.start, phrase.end))?.[0] ?? '')
  const apposed =
    article || role ? between === ', ' : /^, (?:the|a|an|its|his|her|their)(?: [\p{L}’']+){0,3} $/u.test(between)
  const closed = /^, who\b/.test(text.slice(phrase.end, phrase.end + 6))
  return apposed && closed ? mention : undefined
}
