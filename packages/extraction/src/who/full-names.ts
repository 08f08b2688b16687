import type { Span } from '@onrecord/domain'
import { type Mention, SUFFIX } from './mentions.ts'

/** "Il Corriere di Norland": papers and places that begin with an article bear no surname. */
const TITLED = /^(?:Il|La|Le|Les|El|Los|Der|Die|Das|De|The|O|A)\s/

/** The first mention with given name and surname of somebody who is called by the surname alone. */
export function fullName(mentions: readonly Mention[], mention: Mention): Pick<Mention, 'name' | 'span'> {
  const surname = mention.words.at(-1)
  const isFull = ({ words, person, name }: Mention): boolean =>
    words.length > 1 && words.at(-1) === surname && person && !TITLED.test(name)
  const { name, span } = (mention.words.length > 1 ? undefined : mentions.find(isFull)) ?? mention
  return { name, span }
}

/** "Secretary of State", "Minister for Foreign Affairs" before a name. */
const OFFICE =
  /\b\p{L}*(?:[Ss]ecretary|[Mm]inister|[Cc]ommissioner)(?:\s(?:of|for)\s(?:the\s)?\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2}){1,2}\s$/u
const PREPOSITION = /\b(?:of|for|from|in|at|with|to|within|by|near|against)\b/

/** The name that a phrase ends in: "Hamas spokesman Abdul Q." → "Abdul Q."; none where a common noun or two names end it. */
export function nameOf(text: string, phrase: Span, inside: readonly Mention[]): Mention | undefined {
  const first = inside[0]
  const last = inside.at(-1)
  if (first === undefined || last === undefined) return undefined
  if (inside.length > 1 && /\b(?:and|or)\b|,/.test(text.slice(first.span.end, phrase.end))) return undefined
  if (last.span.end < phrase.end && /['’]s?\s/.test(text.slice(last.span.end, last.span.end + 3))) return undefined
  const behind = text.slice(last.span.end, phrase.end).trim()
  const before = text.slice(phrase.start, last.span.start).replace(OFFICE, '')
  if ((behind === '' || SUFFIX.test(behind)) && !PREPOSITION.test(before)) return last
  const owner = inside.findLast(({ span }) =>
    /^\s(?:of|for|from|in|at|with|on|outside|inside)\b/.test(text.slice(span.end, span.end + 9)),
  )
  if (owner === undefined) return undefined
  const common = text.slice(phrase.start, owner.span.start)
  return /\b(?:of|for|from|in|at|with)\b/.test(common) ? undefined : owner
}
