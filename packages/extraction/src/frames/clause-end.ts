import type { Cue } from '../cues/find-cues.ts'
import { skipAdjuncts } from './adjuncts.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { endsPhrase } from './phrase-end.ts'
import type { Reading } from './range.ts'
import { termsSet } from './set-terms.ts'
import { isComma, isDash, isFinite, isQuotationMark, isTimeLead, isTimeWord } from './words.ts'

const STOP_AFTER_COMMA = new Set(['according', 'citing', 'though', 'although', 'while', 'whereas'])

/** The last token of a content that begins at `start` and belongs to `cue`: before the next report of the sentence, its end mark left out. */
export function clauseEnd(
  reading: Reading,
  start: number,
  cue: Cue,
  cues: Cue[],
  kind: 'clause' | 'phrase' | 'relative' = 'clause',
): number {
  const { tokens, quoted } = reading
  const fronted = isFronted(tokens, cue)
  const relative = kind === 'relative' || /^(?:who|which|that)$/.test(tokens[cue.group - 1]?.lower ?? '')
  const inDashes = tokens.slice(0, cue.group).filter(isDash).length % 2 === 1
  const toDo = isToDo(tokens, start)
  let at = start
  for (; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token === undefined) break
    if (quoted[at] === true) continue
    if (token.text === ';') break
    if (kind === 'phrase' && at > start && endsPhrase(tokens, at)) break
    if (kind === 'phrase' && relative && at > start && isFinite(token) && endsRelative(tokens, at)) break
    if (inDashes && isDash(token)) break
    if (
      isComma(token) &&
      (endsAtComma(tokens, at, start, relative, cues) ||
        (fronted && beginsMain(tokens, at + 1)) ||
        (kind === 'phrase' && tokens[at + 1]?.lower === 'but' && beginsMain(tokens, at + 2)) ||
        (toDo && /^(?:and|but)$/.test(tokens[at + 1]?.lower ?? '') && beginsMain(tokens, at + 2)) ||
        endsAtNext(tokens, { comma: at, start }, cue, cues))
    )
      break
    if (token.lower === 'and' && at > start && startsReport(tokens, at + 1, cues)) break
    if (token.lower === 'and' && at > start && setsTerms(reading, at + 1, cue)) break
    if (token.lower === 'but' && at > start && startsReport(tokens, skipAdjuncts(tokens, at + 1), cues)) break
  }
  return trimEnd(tokens, at - 1, start)
}

/** "to be heard, and the board …", "both sides to wait, and we …": what is to be done ends where somebody else does something. */
function isToDo(tokens: Reading['tokens'], start: number): boolean {
  const to = tokens.findIndex(({ lower }, at) => at >= start && lower === 'to')
  if (to === -1 || to > start + TO_WITHIN || tokens[to + 1]?.pos === 'DET') return false
  return !tokens.slice(start, to).some(isFinite)
}

/** As far behind the start of what is to be done its “to” may stand, in tokens: who is to do it stands between. */
const TO_WITHIN = 8

/** "said it would not return, and [gave] the board until Friday": what the speaker does beside saying it. */
const setsTerms = (reading: Reading, verb: number, cue: Cue): boolean =>
  PAST.test(reading.tokens[verb]?.lower ?? '') &&
  PAST_CUE.test(reading.tokens[cue.head]?.lower ?? '') &&
  termsSet(reading, verb) !== undefined

const PAST = /^(?:gave|set|made|drew|named|fixed)$/
const PAST_CUE = /(?:ed|said|told|swore)$/

/** The verb of the main clause behind a relative one: "bakers who oppose the toll [say]". */
function endsRelative(tokens: Reading['tokens'], at: number): boolean {
  const before = tokens[at - 1]
  return !isComma(before) && !/^(?:to|who|which|that|and|or|not)$/.test(before?.lower ?? '') && before?.pos !== 'PRON'
}

/** True where the report stands in a clause before the main one: "While the firm called for calm, …", "Calling for calm, …". */
function isFronted(tokens: Reading['tokens'], cue: Cue): boolean {
  let first = tokens.findLastIndex((token, at) => at < cue.group && (isComma(token) || token.text === ';')) + 1
  while (/^(?:and|but|yet|so|just|even|only)$/.test(tokens[first]?.lower ?? '')) first += 1
  return FRONTS.test(tokens[first]?.lower ?? '') || (cue.gerund && first === cue.group)
}

const FRONTS =
  /^(?:as|when|whenever|while|whereas|after|before|although|though|since|because|if|once|until|with|by|in|despite|given|asked)$/

/** A subject and its verb. */
function beginsMain(tokens: Reading['tokens'], at: number): boolean {
  const subject = nounPhraseAfter(tokens, at)
  if (subject === undefined) return false
  let verb = subject.last + 1
  while (tokens[verb]?.pos === 'ADV') verb += 1
  return isFinite(tokens[verb])
}

function endsAtComma(tokens: Reading['tokens'], at: number, start: number, relative: boolean, cues: Cue[]): boolean {
  const next = tokens[at + 1]
  if (next === undefined) return true
  if (relative && isFinite(next) && at > start + 1) return true
  if (STOP_AFTER_COMMA.has(next.lower === 'even' ? (tokens[at + 2]?.lower ?? '') : next.lower)) return true
  const after = next.lower === 'and' || next.lower === 'but' ? at + 2 : at + 1
  if (startsReport(tokens, after, cues)) return true
  // ", he said" and ", officials said," stand beside the content, not in it
  return cues.some(
    (cue) =>
      cue.group > at && cue.group - at <= 8 && endsReport(tokens, cue) && !hasVerb(tokens, at + 1, cue.group - 1),
  )
}

/** A cue verb with nothing but adverbs before it: "and added that", "saying". */
function startsReport(tokens: Reading['tokens'], from: number, cues: Cue[]): boolean {
  return cues.some(
    (cue) =>
      cue.group >= from &&
      cue.group <= from + 2 &&
      (cue.entry.strength >= 0.7 || /^(?:want|seek)$/.test(cue.entry.base)) &&
      !cue.infinitive &&
      !(cue.passive && cue.group === from) &&
      tokens.slice(from, cue.group).every(({ pos }) => pos === 'ADV'),
  )
}

const isStance = ({ entry }: Cue): boolean => entry.act !== 'assert'

/**
 * ", and the union rejected …": a report with a subject of its own ends a stance before it; what is merely said goes on,
 * unless the speaker ("he"), or another who says something, begins anew.
 */
function endsAtNext(
  tokens: Reading['tokens'],
  { comma, start }: { comma: number; start: number },
  outer: Cue,
  cues: Cue[],
): boolean {
  if (!/^(?:and|but)$/.test(tokens[comma + 1]?.lower ?? '')) return false
  if (
    /^(?:accept|reject|accuse)$/.test(outer.entry.act) &&
    tokens[comma + 2]?.lower === 'that' &&
    tokens[start - 1]?.lower !== 'that'
  )
    return true
  const subject = nounPhraseAfter(tokens, comma + 2)
  if (subject === undefined) return false
  const pronoun = /^(?:he|she|we|i|they)$/.test(tokens[subject.first]?.lower ?? '')
  return cues.some(
    (cue) =>
      cue.group === subject.last + 1 &&
      cue.entry.strength >= 0.7 &&
      !(cue.infinitive || cue.passive || cue.gerund) &&
      (isStance(outer) || !isStance(cue) || pronoun),
  )
}

function endsReport(tokens: Reading['tokens'], cue: Cue): boolean {
  const next = tokens[cue.last + 1]
  if (next === undefined || isComma(next) || next.text === '.' || isTimeWord(next)) return true
  if (next.lower === 'on' && tokens[cue.last + 2]?.lower === 'condition') return true
  return isTimeLead(next) && isTimeWord(tokens[cue.last + 2])
}

function hasVerb(tokens: Reading['tokens'], from: number, to: number): boolean {
  return tokens.slice(from, to + 1).some(isFinite)
}

/** Leaves out the sentence's end mark, and a comma; a quotation mark stays. */
function trimEnd(tokens: Reading['tokens'], end: number, start: number): number {
  let last = end
  while (last > start) {
    const token = tokens[last]
    if (token === undefined || !/^[.,;:!?…]$/.test(token.text) || isQuotationMark(token)) break
    if (
      token.text === '.' &&
      tokens[last - 1]?.end === token.start &&
      /^(?:[A-Z]\.)*[A-Z]$/.test(tokens[last - 1]?.text ?? '')
    )
      break
    last -= 1
  }
  return last
}
