import type { Span } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import { skipAddressee, skipAdjuncts } from './adjuncts.ts'
import { clauseEnd } from './clause-end.ts'
import { beginsCommand } from './commands.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { findSource, type Source } from './source.ts'
import { isComma, isDash, isFinite, isQuotationMark, isTimeWord } from './words.ts'

/** "…, Ada Lund, the mayor, told reporters.": behind these stands who is told, never who tells. */
const TOLD_TO = /^(?:tell|assure|reassure|inform|remind|notify|convince)$/
const NO_CONTINUATION = /^(?:according|citing|while|though|although|who|which|as|adding|saying)$/

/** Content that stands before its report: "The plan, officials said, envisions …", "…, said an official." */
export function contentBefore(
  reading: Reading,
  cue: Cue,
  beside: Source | undefined,
  cues: Cue[],
): { content: Span[]; source: Source } | undefined {
  const { tokens } = reading
  const { frames, act } = cue.entry
  if (!frames.has('clause') && !(act === 'demand' && frames.has('quote'))) return undefined
  const behind = markAt(tokens, cue.group - 1) === undefined ? undefined : findSource(reading, cue, [], 'after')
  const inverted = behind !== undefined && !isTimeWord(tokens[behind.range.first]) && !TOLD_TO.test(cue.entry.base)
  const source = inverted ? behind : beside
  if (source === undefined || source.borrowed) return undefined
  const first = source.range.first
  const hedged = /^(?:about|around|nearly|almost|roughly|some)$/.test(tokens[first - 1]?.lower ?? '')
  const begins = inverted ? cue.group : hedged ? first - 1 : first
  const as = tokens[begins - 1]?.lower === 'as'
  const end = begins - (as ? 2 : 1)
  if (as && end < 1) {
    const behind = continuation(reading, Math.max(cue.last, source.range.last) + 1, cue, cues)
    return behind === undefined ? undefined : { content: [behind], source }
  }
  const comma = markAt(tokens, end)
  if (comma === undefined || comma < 1) return undefined
  const from = startOf(reading, comma, cue, cues)
  const before = spanOf(tokens, { first: from, last: comma === end ? comma - 1 : end })
  const command = beginsCommand(tokens, from)
  if (!(frames.has('clause') || command)) return undefined
  const whole = command || tokens.slice(from, comma).some(isFinite)
  const behindReport = Math.max(cue.last, source.range.last) + 1
  const goesOn = !command && (!inverted || !whole || isToldOn(tokens, behindReport))
  const after = goesOn ? continuation(reading, behindReport, cue, cues) : undefined
  if (before === undefined) return after === undefined ? undefined : { content: [after], source }
  const named = !inverted || tokens.slice(source.range.first, source.range.last + 1).some(({ pos }) => pos === 'PROPN')
  const verbless = named && isVerbless(reading, { first: from, last: comma - 1 }, cue, source)
  if (!(whole || verbless || after !== undefined)) return undefined
  return { content: after === undefined ? [before] : [before, after], source }
}

/** "…, said the mayor, and the mill would open": a clause of its own in the tense of what is told. */
function isToldOn(tokens: Reading['tokens'], at: number): boolean {
  if (!isComma(tokens[at]) || !/^(?:and|but)$/.test(tokens[at + 1]?.lower ?? '')) return false
  const subject = nounPhraseAfter(tokens, at + 2)
  return subject !== undefined && /^(?:would|could)$/.test(tokens[subject.last + 1]?.lower ?? '')
}

/** The comma or dash that ends at `end`, within a closing quotation mark or not. */
function markAt(tokens: Reading['tokens'], end: number): number | undefined {
  let at = end
  while (end - at < 3 && isQuotationMark(tokens[at])) at -= 1
  const mark = isComma(tokens[at]) || isDash(tokens[at]) || (at < end && /^[?!…]$/.test(tokens[at]?.text ?? ''))
  return mark ? at : undefined
}

/** Where the content begins: at the sentence's start, or behind the report before. */
function startOf({ tokens, quoted }: Reading, comma: number, cue: Cue, cues: Cue[]): number {
  let first = 0
  for (let at = comma - 1; at >= 0; at -= 1) {
    if (
      (tokens[at]?.text === ';' && !/^(?:otherwise|or|then)$/.test(tokens[at + 1]?.lower ?? '')) ||
      (quoted[at] === true && quoted[at + 1] !== true && endsSpeech(tokens, at))
    ) {
      first = at + 1
      break
    }
  }
  const previous = cues.findLast((other) => other.head < cue.head && other.last + 1 < comma && reports(other))
  if (previous !== undefined && previous.last + 1 > first) first = previous.last + 1
  while (first < comma && /^(?:but|and|,|that|yet|so|still|however|meanwhile)$/.test(tokens[first]?.lower ?? ''))
    first += 1
  return first
}

/** True where a quotation that ends at `at` is a whole of its own and no part of the clause around it. */
function endsSpeech(tokens: Reading['tokens'], end: number): boolean {
  let at = end
  while (end - at < 3 && isQuotationMark(tokens[at])) at -= 1
  return /^[,.?!…]$/.test(tokens[at]?.text ?? '') || isComma(tokens[end + 1])
}

/** True for a cue that reports by itself: not "were promised", "would add", "is to tell". */
const reports = ({ entry, passive, modal, infinitive, gerund }: Cue): boolean =>
  entry.strength >= 0.9 && !(passive || modal || infinitive || gerund)

/** When something was said: "The next day, Ada Lund replied." */
const OCCASION = /^(?:days?|hours?|minutes?|moments?|weeks?|months?|years?|time)$/

/** "Sixty in favour, twelve against, the speaker announced.": a phrase without a verb, and nothing else that is said. */
function isVerbless({ tokens }: Reading, { first, last }: Range, cue: Cue, source: Source): boolean {
  const end = Math.max(cue.last, source.range.last) + 1
  const alone = end >= tokens.length || /^[.!]$/.test(tokens[end]?.text ?? '')
  if (tokens.slice(first, last + 1).some(({ lower }) => OCCASION.test(lower))) return false
  const begins = /^(?:NOUN|PROPN|NUM|DET|PRON)$/.test(tokens[first]?.pos ?? '') && !isTimeWord(tokens[last])
  return alone && begins && first === 0 && last - first >= 2 && cue.entry.strength >= 0.9
}

/** "…, the mayor said, and she has urged …": a subject right before another report. */
function beginsReport(tokens: Reading['tokens'], at: number, cues: Cue[]): boolean {
  const subject = nounPhraseAfter(tokens, at)
  return cues.some(({ group, entry }) => group === (subject?.last ?? at - 1) + 1 && entry.strength >= MIN_REPORT)
}

/** Weaker verbs ("hope", "learn") go on within what is said. */
const MIN_REPORT = 0.6

function continuation(reading: Reading, from: number, cue: Cue, cues: Cue[]): Span | undefined {
  const { tokens } = reading
  const told = cue.entry.frames.has('addressee') ? skipAddressee(tokens, from).next : from
  const at = skipAdjuncts(tokens, told)
  const next = tokens[at + 1]
  if (!isComma(tokens[at]) || next === undefined || NO_CONTINUATION.test(next.lower) || next.lower.endsWith('ing'))
    return undefined
  if (/^(?:and|but)$/.test(next.lower) && beginsReport(tokens, at + 2, cues)) return undefined
  const last = clauseEnd(reading, at + 1, cue, cues)
  return last - at < 2 ? undefined : spanOf(tokens, { first: at + 1, last })
}
