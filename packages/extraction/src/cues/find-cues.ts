import { behindAdverbs, behindDay, skipInsertion } from '../frames/adjuncts.ts'
import { askedFor } from '../frames/contents.ts'
import type { Reading } from '../frames/range.ts'
import { verbGroupStart } from '../frames/subject.ts'
import { isBe, isModal, isNegation, isQuotationMark } from '../frames/words.ts'
import type { Token } from '../text/tagger.ts'
import { verbBesideQuotation } from './beside-quotations.ts'
import { isVerbOfHeadline } from './headlines.ts'
import { CUE_FORMS, type CueEntry, type CueForm } from './lexicon.ts'
import { isArticle, isAttribute, isMistagged } from './mistagged.ts'

/** A cue verb in its place: `group` is where its verb group begins, `head` the verb, `last` the particle or the verb. */
export type Cue = {
  entry: CueEntry
  group: number
  head: number
  last: number
  gerund: boolean
  passive: boolean
  infinitive: boolean
  modal: boolean
  negated: boolean
}

/** Verb forms that are far more often nouns or adjectives where the tagger is unsure. */
const NOUN_BEFORE = new Set(['DET', 'ADJ', 'NUM'])

/** Every cue verb of a sentence outside quoted speech, from left to right. */
export function findCues(reading: Reading): Cue[] {
  const { tokens, quoted, sentence } = reading
  return tokens.flatMap((token, head) => {
    if (quoted[head] === true) return []
    const known = CUE_FORMS.get(token.lower)
    const stands =
      known !== undefined &&
      (standsAsVerb(tokens, head, known) || (sentence.zone === 'headline' && isVerbOfHeadline(tokens, head, known)))
    const form = (stands ? pickForm(tokens, head, known) : undefined) ?? verbBesideQuotation(reading, head)
    return form === undefined ? [] : [describe(tokens, head, form)]
  })
}

function standsAsVerb(tokens: Token[], head: number, forms: readonly CueForm[]): boolean {
  const token = tokens[head]
  const before = tokens[head - 1]
  if (token === undefined) return false
  if (token.lower === 'like')
    return WOULD.test(before?.lower ?? '') && (tokens[head + 1]?.lower !== 'to' || tokens[head + 2]?.lower === 'see')
  if (/^(?:likes|liked|liking)$/.test(token.lower)) return false
  if (token.lower.startsWith('snap') && /^(?:up|off|open|shut)$/.test(tokens[head + 1]?.lower ?? '')) return false
  if (token.lower === 'say') return token.pos === 'VERB' || (before !== undefined && !isArticle(before))
  if (/^(?:said|says|told|tells|saying)$/.test(token.lower)) return true
  // "the driver fumed: “…”"
  if (tokens[head + 1]?.text === ':' && isQuotationMark(tokens[head + 2]) && token.lower.endsWith('ed')) return true
  if (token.pos !== 'VERB' && token.pos !== 'AUX') return isMistagged(tokens, head, forms)
  if (before === undefined) return true
  if (isAttribute(tokens, head, forms)) return false
  if (CHIEF.test(before.lower) && !isNominal(tokens[head + 1])) return true
  if (NOUN_BEFORE.has(before.pos) && !/^(?:all|both|some|many|others|most|that|this)$/.test(before.lower)) {
    return before.pos === 'NUM' && (token.lower.endsWith('ed') || tokens[head - 2]?.lower === 'the')
  }
  return true
}

const WOULD = /^(?:would|'d)$/
/** Nouns that the tagger takes for adjectives: "the union chief warned". */
const CHIEF = /^(?:chief|executive|general|representative|native|official|liberal|conservative|republican|individual)$/
const isNominal = (token: Token | undefined): boolean => /^(?:NOUN|PROPN|ADJ)$/.test(token?.pos ?? '')

/** Of the entries that share a form, the phrasal one wins where its particle follows. */
function pickForm(tokens: Token[], head: number, forms: readonly CueForm[]): CueForm | undefined {
  const phrasal = forms.find(
    ({ entry }) => entry.particle !== undefined && particleAt(tokens, head, entry) !== undefined,
  )
  if (phrasal !== undefined) return phrasal
  const plain = forms.filter(({ entry }) => entry.particle === undefined)
  const takes = (word: string) => word === 'that' || plain.some(({ entry }) => entry.prepositions.includes(word))
  const at = behindAdverbs(
    tokens,
    behindDay(tokens, skipInsertion(tokens, head + 1, takes)),
    (word) => word !== 'that' && takes(word),
  )
  const next = tokens[at]?.lower ?? ''
  const asking = plain.find(({ entry }) => entry.base === 'ask' && entry.act === 'demand')
  if (asking !== undefined && (next === 'that' || askedFor(tokens, at) !== undefined)) return asking
  const alone = ({ entry }: CueForm) => [...entry.frames].some((frame) => frame !== 'prep')
  return plain.find(({ entry }) => entry.prepositions.includes(next)) ?? plain.find(alone)
}

function particleAt(tokens: Token[], head: number, entry: CueEntry): number | undefined {
  for (const at of [head + 1, head + 2]) if (tokens[at]?.lower === entry.particle) return at
  return undefined
}

function describe(tokens: Token[], head: number, { entry, tense }: CueForm): Cue {
  const group = verbGroupStart(tokens, head)
  const before = tokens.slice(group, head)
  const gerund = tense === 'gerund' && !before.some(isBe)
  return {
    entry,
    group,
    head,
    last: entry.particle === undefined ? head : (particleAt(tokens, head, entry) ?? head),
    gerund,
    passive:
      tense !== 'gerund' && tense !== 'present' && before.some(isBe) && !before.some((token) => token.lower === "'s"),
    infinitive: tokens[head - 1]?.lower === 'to' || (tense === 'base' && before.some((token) => token.lower === 'to')),
    modal: entry.base !== 'like' && before.some(isModal),
    negated: before.some(isNegation),
  }
}
