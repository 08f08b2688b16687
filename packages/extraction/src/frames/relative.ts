import type { Span } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import { clauseEnd } from './clause-end.ts'
import { type Reading, spanOf } from './range.ts'
import type { Source } from './source.ts'
import { isFinite } from './words.ts'

/** "a bill, which critics say is unfair", "what she called a farce": the pronoun and what is said of it; undefined elsewhere. */
export function saidOfRelative(
  reading: Reading,
  cue: Cue,
  source: Source | undefined,
  cues: Cue[],
): Span[] | undefined {
  const { tokens, quoted } = reading
  if (source === undefined || source.borrowed || source.inverted) return undefined
  const at = source.range.first - 1
  if (quoted[at] === true || !/^(?:which|who|whom|that|what)$/.test(tokens[at]?.lower ?? '')) return undefined
  const first = cue.last + 1
  const verb = tokens[first]?.pos === 'ADV' ? tokens[first + 1] : tokens[first]
  const main = cues.some(({ group, entry }) => group === first && entry.strength >= 0.9)
  const clause = cue.entry.frames.has('clause') && isFinite(verb) && !main
  const name = /^(?:call|describe|dub|label|term)$/.test(cue.entry.base) && tokens[first] !== undefined
  if (!(clause || name)) return undefined
  const last = clauseEnd(reading, first, cue, cues, 'relative')
  const pronoun = spanOf(tokens, { first: at, last: at })
  const said = spanOf(tokens, { first, last })
  return pronoun === undefined || said === undefined || last <= first ? undefined : [pronoun, said]
}
