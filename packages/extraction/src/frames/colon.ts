import type { CueEntry } from '../cues/lexicon.ts'
import type { Quotation } from '../quotes/quotations.ts'
import { isNobody } from '../quotes/turns.ts'
import { isPersonNoun } from '../who/descriptions.ts'
import { BODY_NOUNS } from '../who/titles.ts'
import type { Attribution } from './attribution.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { wholeQuotation } from './spans.ts'
import { isComma, isFinite } from './words.ts'

const ENTRY: CueEntry = {
  base: ':',
  particle: undefined,
  frames: new Set(['clause']),
  prepositions: [],
  act: 'assert',
  strength: 0.8,
}
/** Longest source before a colon, and shortest content behind it, in tokens; before a quotation more may tell who it is. */
const MAX_SOURCE = 7
const MAX_DESCRIBED = 24
const MIN_CONTENT = 3

/**
 * "US envoy: Phase two is harder": in a headline, or at a line's beginning, a name before a colon speaks what follows;
 * before a quotation it may be described: "Ada Lund, who owns the mill: “…”".
 */
export function findColon(reading: Reading, speech: readonly Quotation[]): Attribution[] {
  const { tokens, quoted, sentence } = reading
  const colon = tokens.findIndex(({ text }) => text === ':')
  if (colon < 1 || colon > MAX_DESCRIBED || tokens.length - colon <= MIN_CONTENT || quoted[0] === true) return []
  const source = quoted[colon + 1] === true ? describedSource(reading, colon) : plainSource(reading, colon)
  const span = source === undefined ? undefined : spanOf(tokens, source)
  const last = tokens.length - 1
  const clause = spanOf(tokens, { first: colon + 1, last: tokens[last]?.text === '.' ? last - 1 : last })
  const cue = tokens[colon]
  if (clause === undefined || cue === undefined || span === undefined) return []
  const quotation = speech.find(({ start, end }) => start <= clause.start && clause.start < end)
  return [
    {
      sentence,
      cue: { span: { start: cue.start, end: cue.end }, entry: ENTRY, negated: false, modal: false },
      source: { span, antecedent: undefined },
      addressee: undefined,
      content: [quotation === undefined ? clause : wholeQuotation(quotation, clause)],
      rule: quotation === undefined ? 'colon' : 'quote-after',
      borrowed: false,
    },
  ]
}

function plainSource({ tokens, quoted, sentence }: Reading, colon: number): Range | undefined {
  const source = colon > MAX_SOURCE ? undefined : nounPhraseAfter(tokens, 0, colon - 1)
  const label = tokens.slice(0, colon).map(({ text }) => text)
  if (source === undefined || source.last !== colon - 1 || isNobody(label.join(' '))) return undefined
  if (!tokens.slice(0, colon).some(({ pos }) => pos === 'PROPN')) return undefined
  const begins = /^\p{Lu}/u.test(tokens[colon + 1]?.text ?? '') || quoted[colon + 1] === true
  if (sentence.zone !== 'headline' && !begins) return undefined
  return tokens.slice(colon + 1).some(isFinite) ? source : undefined
}

/** "Ada Lund, its leader: “…”", "The mayor's office: “…”": the phrase that begins the sentence, and nothing but its description up to the colon. */
function describedSource({ tokens }: Reading, colon: number): Range | undefined {
  const source = nounPhraseAfter(tokens, 0, colon - 1)
  if (source === undefined || source.first !== 0) return undefined
  const head = tokens[source.last]
  const person = head?.pos === 'PROPN' || isPersonNoun(head?.lower ?? '') || BODY_NOUNS.test(head?.lower ?? '')
  const label = tokens.slice(source.first, source.last + 1).map(({ text }) => text)
  if (!person || isNobody(label.join(' '))) return undefined
  const described = source.last === colon - 1 || isComma(tokens[source.last + 1])
  const relative = tokens.slice(source.last + 1, colon).some(({ lower }) => /^(?:who|whose|which)$/.test(lower))
  const verb = tokens.slice(source.last + 1, colon).some(isFinite)
  return described && (relative || !verb) ? source : undefined
}
