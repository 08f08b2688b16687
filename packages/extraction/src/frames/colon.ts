import type { CueEntry } from '../cues/lexicon.ts'
import { isNobody } from '../quotes/turns.ts'
import type { Attribution } from './attribution.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Reading, spanOf } from './range.ts'
import { isFinite } from './words.ts'

const ENTRY: CueEntry = {
  base: ':',
  particle: undefined,
  frames: new Set(['clause']),
  prepositions: [],
  act: 'assert',
  strength: 0.8,
}
/** Longest source before a colon, and shortest content behind it, in tokens. */
const MAX_SOURCE = 7
const MIN_CONTENT = 3

/** "US envoy: Phase two is harder": in a headline, or at a line's beginning, a name before a colon speaks what follows. */
export function findColon(reading: Reading): Attribution[] {
  const { tokens, quoted, sentence } = reading
  const colon = tokens.findIndex(({ text }) => text === ':')
  if (colon < 1 || colon > MAX_SOURCE || tokens.length - colon <= MIN_CONTENT || quoted[0] === true) return []
  const source = nounPhraseAfter(tokens, 0, colon - 1)
  const label = tokens.slice(0, colon).map(({ text }) => text)
  if (isNobody(label.join(' '))) return []
  const named = tokens.slice(0, colon).some(({ pos }) => pos === 'PROPN')
  if (source === undefined || source.last !== colon - 1 || !named) return []
  if (sentence.zone !== 'headline' && !/^\p{Lu}/u.test(tokens[colon + 1]?.text ?? '') && quoted[colon + 1] !== true)
    return []
  if (!tokens.slice(colon + 1).some(isFinite)) return []
  const last = tokens.length - 1
  const content = spanOf(tokens, { first: colon + 1, last: tokens[last]?.text === '.' ? last - 1 : last })
  const cue = tokens[colon]
  const span = spanOf(tokens, source)
  if (content === undefined || cue === undefined || span === undefined) return []
  return [
    {
      sentence,
      cue: { span: { start: cue.start, end: cue.end }, entry: ENTRY, negated: false, modal: false },
      source: { span, antecedent: undefined },
      addressee: undefined,
      content: [content],
      rule: 'colon',
      borrowed: false,
    },
  ]
}
