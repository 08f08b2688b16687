import type { Cue } from '../cues/find-cues.ts'
import { skipAdjuncts } from './adjuncts.ts'
import type { Attribution } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { findSubject } from './subject.ts'
import { isComma, isTimeWord } from './words.ts'

/** Longest description of a speaker between commas, in tokens. */
const MAX_DESCRIPTION = 14

/** "by Ada Lund, who owns the mill, of …": the token behind a description between commas, where the content follows it. */
function behindDescription(tokens: Reading['tokens'], from: number, takes: (word: string) => boolean): number {
  if (!isComma(tokens[from])) return from
  for (let at = from + 1; at < from + MAX_DESCRIPTION && at < tokens.length; at += 1) {
    if (isComma(tokens[at])) return takes(tokens[at + 1]?.lower ?? '') ? at + 1 : from
  }
  return from
}

/** "pushed back by 60 days", "raised by a tenth". */
const isMeasure = (tokens: Reading['tokens'], { first, last }: Range): boolean =>
  (tokens[first]?.pos === 'NUM' || /^(?:an?|half)$/.test(tokens[first]?.lower ?? '')) &&
  /^(?:\d.*|hours?|days?|weeks?|fortnight|months?|years?|points?|per|percent|cent|half|third|quarter|fifth|tenth|tonnes?|dollars?|euros?|pounds?|miles?|kilomet(?:er|re)s?)$/.test(
    tokens[last]?.lower ?? '',
  )

/** "The firm was accused by the union of stalling", "the plan was rejected by both": who stands behind "by" speaks. */
export function findPassive(reading: Reading, cue: Cue, cues: Cue[]): Attribution | undefined {
  const { tokens, quoted, sentence } = reading
  // "were urged on Tuesday by 30 mayors to …"
  const by = tokens[cue.last + 1]?.lower === 'by' ? cue.last + 1 : skipAdjuncts(tokens, cue.last + 1)
  if (tokens[by]?.lower !== 'by') return undefined
  const source = nounPhraseAfter(tokens, by + 1)
  const cueSpan = spanOf(tokens, { first: cue.head, last: cue.last })
  if (
    source === undefined ||
    cueSpan === undefined ||
    isTimeWord(tokens[source.first]) ||
    isMeasure(tokens, source) ||
    isTimeWord(tokens[source.first + 1])
  )
    return undefined
  const subject = findSubject(tokens, cue.group, quoted)
  const takes = (word: string) => cue.entry.prepositions.includes(word) || /^(?:to|that)$/.test(word)
  const at = behindDescription(tokens, source.last + 1, takes)
  const rest = tokens[at]?.lower ?? ''
  const first = rest === 'that' ? at + 1 : at
  const content = takes(rest) ? { first, last: clauseEnd(reading, first, cue, cues) } : subject
  const span = content === undefined ? undefined : spanOf(tokens, content)
  const sourceSpan = spanOf(tokens, source)
  if (span === undefined || sourceSpan === undefined) return undefined
  return {
    sentence,
    cue: { span: cueSpan, entry: cue.entry, negated: cue.negated, modal: cue.modal },
    source: { span: sourceSpan, antecedent: undefined },
    addressee: subject === undefined ? undefined : spanOf(tokens, subject),
    content: [span],
    rule: 'passive',
    borrowed: false,
  }
}
