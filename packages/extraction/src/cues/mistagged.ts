import { nounPhraseAfter, nounPhraseBefore } from '../frames/noun-phrases.ts'
import type { Range } from '../frames/range.ts'
import { isBe, isComma, isFinite, isQuotationMark } from '../frames/words.ts'
import type { Token } from '../text/tagger.ts'
import type { CueForm } from './lexicon.ts'

/** Weaker cues are more often nouns ("plans", "offers") and need a person or a name before them. */
const SURE = 0.85
const HAVE = /^(?:have|has|had|'ve)$/
const PERSON = /^(?:i|we|you|he|she|they|it|who|which|some|many|others|most|both)$/
const SUBJECT = /^(?:i|we|you|he|she|they|it|this|these|those|there|the|a|an|his|her|their|its|our|my|no|any)$/

/** "a say", "the final say": the noun. */
export const isArticle = ({ lower, pos }: Token): boolean =>
  (pos === 'DET' || pos === 'ADJ') && !/^(?:some|many|most|all|both|few|several|half|any)$/.test(lower)

/**
 * True where the tagger took a cue verb for a noun or an adjective: it stands where only a verb can ("the paper notes that …",
 * "they have alleged that …", "she is promising to …").
 */
export function isMistagged(tokens: Token[], head: number, forms: readonly CueForm[]): boolean {
  const token = tokens[head]
  const before = tokens[head - 1]
  if (token === undefined || before === undefined || !/^(?:NOUN|ADJ|PROPN)$/.test(token.pos)) return false
  if (token.pos === 'PROPN' && token.text !== token.lower) return false
  const { entry, tense } = forms[0] ?? {}
  if (entry === undefined) return false
  const next = tokens[head + 1]?.lower ?? ''
  const auxiliary = tokens.slice(Math.max(0, head - 3), head).find(({ pos }) => pos === 'AUX')
  const adverbs = tokens
    .slice(Math.max(0, head - 2), head)
    .every(({ pos }) => pos === 'AUX' || pos === 'ADV' || pos === 'PRON' || pos === 'NOUN' || pos === 'PROPN')
  if (tense === 'present' || tense === 'past') {
    if (isInverted(tokens, head) || endsReport(tokens, head, forms)) return true
  }
  const takes = complementAt(next, forms)
  if (tense === 'present' && endsDescription(tokens, head) && (takes || beginsThing(tokens[head + 1]))) return true
  if (tense === 'past' || tense === 'participle')
    return takes && adverbs && auxiliary !== undefined && HAVE.test(auxiliary.lower)
  if (tense === 'gerund') return takes && adverbs && isBe(auxiliary) && (before.pos === 'AUX' || before.pos === 'ADV')
  const name = before.pos === 'PROPN' && !before.lower.endsWith("'s")
  const person = name || PERSON.test(before.lower)
  if (person) return takes
  if (/^(?:demand|request)$/.test(entry.base) && isDemanding(tokens, head)) return true
  const agrees =
    tense === 'present'
      ? before.pos === 'NOUN' && !before.lower.endsWith('s')
      : before.pos === 'NOUN' && /[^s]s$/.test(before.lower)
  return (
    agrees &&
    entry.strength >= SURE &&
    (next === 'that' || /^(?:i|we|you|he|she|they|it)$/.test(next)) &&
    !isCompound(tokens, head)
  )
}

/** "…, demands Ada Lund", "“…,” storms the mayor": a name or an owner behind what follows a mark of speech. */
function isInverted(tokens: Token[], head: number): boolean {
  const speaker = nounPhraseAfter(tokens, head + 1)
  const first = tokens[head + 1]
  if (speaker === undefined || first === undefined || !endsContent(tokens, head - 1)) return false
  const named =
    tokens.slice(speaker.first, speaker.last + 1).some(({ pos }) => pos === 'PROPN') ||
    /^(?:his|her|its|their|the|an?)$/.test(first.lower)
  const next = tokens[speaker.last + 1]
  return named && (next === undefined || /^(?:[.,;:—–-]|who|whose|in|at|on)$/.test(next.lower))
}

/** "…, Ada Lund demands.", "…, the baker Ada Lund points out.": a name behind a mark of speech, and nothing after the verb. */
function endsReport(tokens: Token[], head: number, forms: readonly CueForm[]): boolean {
  if (tokens[head - 1]?.pos !== 'PROPN') return false
  const particle = forms.some(({ entry }) => entry.particle !== undefined && entry.particle === tokens[head + 1]?.lower)
  const next = tokens[particle ? head + 2 : head + 1]
  const speaker = nounPhraseBefore(tokens, head - 1)
  const ends = next === undefined || /^[.,;]$/.test(next.text)
  return ends && speaker !== undefined && isNamed(tokens, speaker) && endsContent(tokens, speaker.first - 1)
}

/** True where a comma behind a verb, or a quotation's closing mark, stands at `at`. */
function endsContent(tokens: Token[], at: number): boolean {
  if (isQuotationMark(tokens[at])) return /^[,?!…—–-]$/.test(tokens[at - 1]?.text ?? '')
  return isComma(tokens[at]) && tokens.slice(0, at).some(isFinite)
}

/** "Ada Lund", "the baker Ada Lund"; "the Lund demands" are demands. */
const isNamed = (tokens: Token[], { first, last }: Range): boolean =>
  !/^(?:the|an?)$/.test(tokens[first]?.lower ?? '') || last - first > 1

/** "in pledged delegates", "a firm called Lund", "the so-called friends", "known as": a participle that says of what kind a thing is. */
export function isAttribute(tokens: Token[], head: number, forms: readonly CueForm[]): boolean {
  const { entry, tense } = forms[0] ?? {}
  const before = tokens[head - 1]
  if (entry === undefined || before === undefined || (tense !== 'past' && tense !== 'participle')) return false
  if (tokens[head]?.lower === 'known' && !HAVE.test(before.lower)) return true
  if (before.pos === 'ADP' && tokens[head + 1]?.pos === 'NOUN') return true
  const owner = tokens.slice(0, head).findLast(({ pos }) => pos !== 'ADV')
  const owned = /^(?:his|her|its|their|our|my|your|whose|'s|the|a|an)$/.test(owner?.lower ?? '') && owner?.pos !== 'AUX'
  if (owned && /^(?:NOUN|ADJ)$/.test(tokens[head + 1]?.pos ?? '')) return true
  if (entry.base !== 'call') return false
  if (before.text === '-' || before.lower === 'so') return true
  const article = tokens.slice(Math.max(0, head - 5), head).findLast(({ pos }) => pos === 'DET')
  return (
    before.pos === 'NOUN' && /^(?:an?|another|one)$/.test(article?.lower ?? '') && tokens[head + 1]?.pos === 'PROPN'
  )
}

/** "Ada Lund, chair of the board, demands that …": the comma that closes what a name at the sentence's beginning is. */
function endsDescription(tokens: Token[], head: number): boolean {
  const name = isComma(tokens[head - 1]) ? nounPhraseAfter(tokens, 0, head - 1) : undefined
  if (name === undefined || name.first !== 0 || !isComma(tokens[name.last + 1]) || name.last + 1 === head - 1)
    return false
  const named = tokens.slice(0, name.last + 1).some(({ pos }) => pos === 'PROPN')
  return (
    named && !tokens.slice(0, head - 1).some((token, at) => isFinite(token) || (at > name.last + 1 && isComma(token)))
  )
}

const beginsThing = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:DET|NOUN|NUM|ADJ|PROPN)$/.test(token.pos)

/** "The union demands a rise": nothing before it is a verb, and what follows begins what is wanted; not "the demands are". */
function isDemanding(tokens: Token[], head: number): boolean {
  const before = tokens[head - 1]
  const number =
    tokens[head]?.lower.endsWith('s') === true ? !before?.lower.endsWith('s') : /[^s]s$/.test(before?.lower ?? '')
  const next = tokens[head + 1]
  const begins =
    next !== undefined &&
    (next.pos === 'DET' ||
      next.pos === 'NUM' ||
      /^(?:to|that|it|its|their|his|her|more|better|higher|full)$/.test(next.lower))
  const clause = tokens.slice(Math.max(0, head - MAX_SUBJECT), head)
  const from = clause.findLastIndex(({ text, pos }) => /^[,;:—–“”"]$/.test(text) || pos === 'CCONJ')
  const named =
    before?.pos === 'NOUN' ||
    /^(?:union|opposition|one|two|three|four|first|second|third|other)$/.test(before?.lower ?? '')
  return named && number && begins && !clause.slice(from + 1).some(isFinite)
}

/** A subject of more tokens is not looked through. */
const MAX_SUBJECT = 14

/** True where the word behind a cue can begin what the cue takes. */
function complementAt(next: string, forms: readonly CueForm[]): boolean {
  return forms.some(
    ({ entry: { frames, prepositions } }) =>
      (next === 'that' && frames.has('that')) ||
      (next === 'to' && frames.has('to')) ||
      (SUBJECT.test(next) && (frames.has('clause') || frames.has('object'))) ||
      prepositions.includes(next),
  )
}

/** "the fraud claims that …" after a determiner reads as a noun where a verb follows later: left to the noun's own frame. */
const isCompound = (tokens: Token[], head: number): boolean =>
  /^(?:claims|reports|demands|charges|promises|warnings|remarks)$/.test(tokens[head]?.lower ?? '')
