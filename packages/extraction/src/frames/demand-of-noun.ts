import type { Cue } from '../cues/find-cues.ts'
import type { CueEntry } from '../cues/lexicon.ts'
import type { Attribution } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { type Range, type Reading, spanOf } from './range.ts'

/** A demand that the noun at token `noun` names: whose it is, and where its content begins and ends, at its clause's end if not given. */
export function demandOfNoun(
  reading: Reading,
  { noun, holder, first, last }: { noun: number; holder: Range; first: number; last?: number },
  cues: Cue[],
): Attribution | undefined {
  const { tokens, sentence } = reading
  const entry: CueEntry = {
    base: tokens[noun]?.lower ?? '',
    particle: undefined,
    frames: new Set(['object']),
    prepositions: [],
    act: 'demand',
    strength: 0.8,
  }
  const cue: Cue = {
    entry,
    group: noun,
    head: noun,
    last: first - 1,
    gerund: false,
    passive: false,
    infinitive: false,
    modal: false,
    negated: false,
  }
  const cueSpan = spanOf(tokens, { first: noun, last: noun })
  const source = spanOf(tokens, holder)
  const content = spanOf(tokens, { first, last: last ?? clauseEnd(reading, first, cue, cues) })
  if (cueSpan === undefined || source === undefined || content === undefined || content.end <= content.start)
    return undefined
  return {
    sentence,
    cue: { span: cueSpan, entry, negated: false, modal: false },
    source: { span: source, antecedent: undefined },
    addressee: undefined,
    content: [content],
    rule: 'noun',
    borrowed: false,
  }
}
