import type { Span } from '@onrecord/domain'
import type { DocumentReading } from '../frames/read-document.ts'
import { nameBefore, nameBehind } from './apposition.ts'
import { bodyCalled, byDescription, mayBeCalled } from './called.ts'
import { fullName, nameOf } from './full-names.ts'
import type { Mention } from './mentions.ts'
import { findPersons } from './persons.ts'
import { placesOf } from './places.ts'
import { findAntecedents } from './pronouns.ts'
import { type Resolved, unmarked, wordsOf } from './resolved.ts'
import { openSpoken } from './spoken.ts'
import { type Page, resolveShared } from './they-and-it.ts'

/** Farther back than this, in UTF-16 units, a speaker is no longer who "he" is if a person was named since. */
const STALE = 450
/** Farther back than this, in UTF-16 units, a name is not what "who" belongs to. */
const RELATIVE_REACH = 60
/** What goes on speaking for whom the sentences before named. */
const SAME_WORDS =
  /^the same (?:statement|letter|note|document|text|message|post|tweet|communiqu[eé]|declaration|email|interview)$/
const SINGULAR = /^(?:he|she|him|her|his|i)$/
const SHARED = /^(?:the(?:y|m|ir)|we|its?)$/
const RELATIVE = /^(?:who|which|that)$/
/** These name nobody of whom more could be said. */
const QUANTIFIERS = /^(?:one|some|many|others|both|each|most|all|several)$/
const PERSON_NOUN =
  /\b(?:official|spokes(?:man|woman|person)|source|minister|president|diplomat|man|woman|lawyer|analyst|expert|aide)$/

/** Resolves source phrases in the order of the text; each call remembers who spoke last. `speech`: where others speak in their own words. */
export function createResolver(
  text: string,
  mentions: Mention[],
  { sentences, attributions, speech }: Pick<DocumentReading, 'sentences' | 'attributions' | 'speech'>,
): (phrase: Span) => Resolved {
  const persons = findPersons(text, mentions)
  const antecedents = findAntecedents({ text, sentences, persons, attributions, speech })
  const reports = Map.groupBy(attributions, ({ sentence }) => sentence)
  const page: Page = { text, sentences, mentions, persons, reports }
  const spoken = openSpoken(placesOf(text, mentions))

  const nameAs = (mention: Mention, rule: Resolved['rule']): Resolved => ({
    ...fullName(mentions, mention),
    rule,
    person: mention.person,
  })

  /** Whom "he", "she" or "I" means. */
  const resolveOne = (phrase: Span): Resolved | undefined => {
    const antecedent = antecedents.get(phrase.start)?.mention.span
    if (antecedent !== undefined) {
      return { name: text.slice(antecedent.start, antecedent.end), span: antecedent, rule: 'pronoun', person: true }
    }
    const last = spoken.person
    if (last !== undefined && phrase.start - last.at <= STALE) return { ...last.who, rule: 'pronoun', person: true }
    const named = mentions.findLast(
      ({ span, person }) => person && span.end <= phrase.start && phrase.start - span.end < STALE,
    )
    if (named !== undefined) return nameAs(named, 'pronoun')
    return last && { ...last.who, rule: 'pronoun', person: true }
  }

  /** "The minister, who said": the name right before. */
  const resolveRelative = (phrase: Span): Resolved | undefined => {
    const named = mentions.findLast(({ span }) => span.end <= phrase.start && phrase.start - span.end < RELATIVE_REACH)
    return named && nameAs(named, 'pronoun')
  }

  /** A phrase of nouns and names. */
  const resolveNamed = (phrase: Span, lower: string): Resolved | undefined => {
    const inside = mentions.filter(({ span }) => span.start >= phrase.start && span.end <= phrase.end)
    const named =
      nameBefore(text, phrase, mentions) ?? nameOf(text, phrase, inside) ?? nameBehind(text, phrase, mentions)
    if (named !== undefined) return nameAs(named, 'name')
    const described = inside.length === 0 ? byDescription(lower, mentions, phrase) : undefined
    if (described !== undefined) return nameAs(described, 'description')
    if (QUANTIFIERS.test(lower)) return undefined
    return { ...wordsOf(text, phrase), rule: 'words', person: PERSON_NOUN.test(lower) }
  }

  const isQuoted = (phrase: Span): boolean =>
    speech.some(({ start, end }) => start <= phrase.start && phrase.end <= end)

  const whoIs = (phrase: Span): Resolved | undefined => {
    const lower = unmarked(text, phrase).toLowerCase()
    if (SINGULAR.test(lower)) return resolveOne(phrase)
    // Outside quotations "we" is who wrote the text.
    if (lower === 'we' && !isQuoted(phrase)) return undefined
    if (SHARED.test(lower)) return resolveShared(page, { span: phrase, lower }, spoken)
    if (RELATIVE.test(lower)) return resolveRelative(phrase)
    if (SAME_WORDS.test(lower) && spoken.last !== undefined) return { ...spoken.last, rule: 'description' }
    const body = bodyCalled(lower)
    const called = body === undefined ? undefined : spoken.others.findLast(({ name }) => mayBeCalled(name, body))
    if (called !== undefined) return { ...called, rule: 'description' }
    return resolveNamed(phrase, lower)
  }

  return (phrase) => {
    const found = whoIs(phrase)
    return found === undefined
      ? { ...wordsOf(text, phrase), rule: 'words', person: false }
      : spoken.remember(found, phrase.start)
  }
}
