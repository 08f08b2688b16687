import type { Span } from '@onrecord/domain'
import { nounPhraseAfter } from '../frames/noun-phrases.ts'
import { spanOf } from '../frames/range.ts'
import type { Sentence } from '../text/sentences.ts'
import { datelineLength } from '../time/dateline.ts'
import { nameBehind } from './apposition.ts'
import { MANY, numberLength } from './groups.ts'
import type { Mention } from './mentions.ts'
import type { Person } from './persons.ts'
import { BODY_NOUNS, OUTLET_NOUNS } from './titles.ts'

const ARTICLE = /^(?:the|a|an|this|that|these|those|some|its|their|his|her)\s+/i
/** "Each side, it reads": not one body. */
const DISTRIBUTIVE = /^(?:each|every|any|either|neither|no)\s/i
/**
 * Who "it" or "they" is by what the sentences before are about: the first noun phrase of the one before, in the same
 * paragraph, if it is a body that can speak ("it"), or people ("they"); undefined where it is neither.
 */
export function bodyBefore(
  text: string,
  {
    sentences,
    mentions,
    persons,
  }: { sentences: readonly Sentence[]; mentions: readonly Mention[]; persons: ReadonlyMap<Mention, Person> },
  phrase: Span,
): Span | undefined {
  const many = /^the(?:y|m|ir)$/i.test(text.slice(phrase.start, phrase.end))
  const at = sentences.findIndex(({ start, end }) => start <= phrase.start && phrase.end <= end)
  for (const number of [at, at - 1]) {
    const sentence = sentences[number]
    if (sentence === undefined || sentence.paragraph !== sentences[at]?.paragraph) return undefined
    const first = nounPhraseAfter(sentence.tokens, topicAt(text, sentence))
    const span = first === undefined ? undefined : spanOf(sentence.tokens, first)
    if (span === undefined || span.end >= phrase.start) continue
    const words = text.slice(span.start, span.end)
    const name = words.replace(ARTICLE, '')
    if (/^(?:it|they|its|their)$/i.test(words) || DISTRIBUTIVE.test(words)) return undefined
    const found = { start: span.end - name.length, end: span.end }
    // "The landlord, Weld Homes, refused. It …"
    const apposed = many ? undefined : nameBehind(text, span, [...mentions])
    if (apposed !== undefined && isOther(persons.get(apposed))) return apposed.span
    const named = mentions.find((mention) => mention.span.end === span.end && mention.span.start >= span.start)
    const head =
      (name.split(/\s(?:of|for|in|from|at|on|with)\s/)[0] ?? '')
        .split(/[\s’']+/)
        .at(-1)
        ?.toLowerCase() ?? ''
    const speaks = BODY_NOUNS.test(head) || OUTLET_NOUNS.test(head) || BODIES.test(head)
    if (named !== undefined && isOther(persons.get(named)) && !many && isName(named, sentence, mentions))
      return named.span
    if (many ? MANY.test(head) : speaks && !/[^s]s$/.test(head)) return found
    return undefined
  }
  return undefined
}

/** True for nobody, and for a name that nothing shows to be a person's: "it" tells that it is none. */
const isOther = (person: Person | undefined): boolean =>
  person === undefined || (person.gender === undefined && person.roles.size === 0 && person.likely < 1)

/** One word that only ever begins a sentence may be any noun ("Losses grew"). */
const isName = ({ name, words, span }: Mention, sentence: Sentence, mentions: readonly Mention[]): boolean =>
  words.length > 1 ||
  span.start > sentence.start ||
  mentions.some((other) => other.name === name && other.span !== span)

const BODIES =
  /^(?:guild|league|club|bloc|inquiry|chamber|alliance|front|force|trust|inspectorate|regulator|panel|tribunal|cabinet|assembly|side|operator|employer|consortium|secretariat|mission|charity|society|cooperative)$/

/** The marks and the hour that an entry of a live blog begins with. */
const STAMP = /^(?:[*#•–—|-]+|\d{1,2}[.:]\d{2})$/
/** The token at which a sentence begins to tell: behind a dateline, and behind "For". */
function topicAt(text: string, { tokens, start, end }: Sentence): number {
  const from = start + datelineLength(text.slice(start, end))
  const stamp = tokens.findIndex(({ text: word }) => !STAMP.test(word))
  const first = Math.max(
    from > start ? 0 : numberLength(tokens),
    stamp,
    tokens.findIndex((token) => token.start >= from),
  )
  return tokens[first]?.lower === 'for' ? first + 1 : first
}
