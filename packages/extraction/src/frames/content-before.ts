import type { Span } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import { skipAdjuncts } from './adjuncts.ts'
import { clauseEnd } from './clause-end.ts'
import { type Reading, spanOf } from './range.ts'
import { findSource, type Source } from './source.ts'
import { isComma, isDash, isFinite } from './words.ts'

const NO_CONTINUATION = /^(?:according|citing|while|though|although|who|which|as|adding|saying)$/

/** Content that stands before its report: "The plan, officials said, envisions …", "…, said an official." */
export function contentBefore(
  reading: Reading,
  cue: Cue,
  beside: Source | undefined,
  cues: Cue[],
): { content: Span[]; source: Source } | undefined {
  const { tokens } = reading
  if (!cue.entry.frames.has('clause')) return undefined
  const inverted = isMark(tokens, cue.group - 1)
  const source = inverted ? findSource(reading, cue, [], 'after') : beside
  if (source === undefined || source.borrowed) return undefined
  const comma = (inverted ? cue.group : source.range.first) - 1
  if (comma < 1 || !isMark(tokens, comma)) return undefined
  const first = startOf(reading, comma, cue, cues)
  const before = spanOf(tokens, { first, last: comma - 1 })
  const after = continuation(reading, Math.max(cue.last, source.range.last) + 1, cue, cues)
  const verbBefore = tokens.slice(first, comma).some(isFinite)
  if (before === undefined || !(verbBefore || after !== undefined)) return undefined
  return { content: after === undefined ? [before] : [before, after], source }
}

const isMark = (tokens: Reading['tokens'], at: number): boolean => isComma(tokens[at]) || isDash(tokens[at])

/** Where the content begins: at the sentence's start, or behind the report before. */
function startOf({ tokens, quoted }: Reading, comma: number, cue: Cue, cues: Cue[]): number {
  let first = 0
  for (let at = comma - 1; at >= 0; at -= 1) {
    if (tokens[at]?.text === ';' || quoted[at] === true) {
      first = at + 1
      break
    }
  }
  const previous = cues.findLast((other) => other.head < cue.head && other.last < comma && other.entry.strength >= 0.9)
  if (previous !== undefined && previous.last + 1 > first) first = previous.last + 1
  while (first < comma && /^(?:but|and|,|that|yet|so|still|however|meanwhile)$/.test(tokens[first]?.lower ?? ''))
    first += 1
  return first
}

function continuation(reading: Reading, from: number, cue: Cue, cues: Cue[]): Span | undefined {
  const { tokens } = reading
  const at = skipAdjuncts(tokens, from)
  const next = tokens[at + 1]
  if (!isComma(tokens[at]) || next === undefined || NO_CONTINUATION.test(next.lower) || next.lower.endsWith('ing'))
    return undefined
  const last = clauseEnd(reading, at + 1, cue, cues)
  return last - at < 2 ? undefined : spanOf(tokens, { first: at + 1, last })
}
