import type { Cue } from '../cues/find-cues.ts'
import type { Attribution } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Reading, spanOf } from './range.ts'
import { findSubject } from './subject.ts'

/** "The firm was accused by the union of stalling", "the plan was rejected by both": who stands behind "by" speaks. */
export function findPassive(reading: Reading, cue: Cue, cues: Cue[]): Attribution | undefined {
  const { tokens, quoted, sentence } = reading
  if (tokens[cue.last + 1]?.lower !== 'by') return undefined
  const source = nounPhraseAfter(tokens, cue.last + 2)
  const cueSpan = spanOf(tokens, { first: cue.head, last: cue.last })
  if (source === undefined || cueSpan === undefined) return undefined
  const subject = findSubject(tokens, cue.group, quoted)
  const rest = tokens[source.last + 1]
  const goesOn = rest !== undefined && (cue.entry.prepositions.includes(rest.lower) || rest.lower === 'to')
  const content = goesOn ? { first: source.last + 1, last: clauseEnd(reading, source.last + 1, cue, cues) } : subject
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
