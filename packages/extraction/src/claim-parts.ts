import type { Act, Span } from '@onrecord/domain'
import type { Attribution } from './frames/attribution.ts'
import { splitCoordinated } from './frames/split-demands.ts'
import { splitList } from './frames/split-lists.ts'
import { actOf } from './labels/act.ts'
import { actOfWords } from './labels/act-of-words.ts'
import type { Voice } from './labels/clauses.ts'
import { splitByAct } from './labels/split-by-act.ts'
import { splitPieces } from './labels/split-pieces.ts'
import { splitClauses } from './time/split-clauses.ts'

/** Several clauses in one breath ("that A, that B and that C") are several claims. */
export function partsOf(
  text: string,
  content: Span[],
  attribution: Attribution,
  { whole, setsDate }: { whole: Act; setsDate: (clause: Span) => boolean },
): Span[][] {
  const { cue, sentence } = attribution
  const only = content[0]
  if (content.length !== 1 || only === undefined) return splitBehindReport(text, content, setsDate)
  const parts = splitCoordinated(text, only).map((span) => [span])
  if (asksFor(attribution, whole))
    return parts.flatMap(([part]) => (part === undefined ? [] : splitList(sentence.tokens, part).map((span) => [span])))
  const told = parts.every((part) => /^(?:assert|predict)$/.test(actOf(text, { cue, content: part }) ?? ''))
  const acts = told ? actsOf(text, content, 'told', cue) : parts
  if (isOfDeed(cue)) return acts
  return acts.flatMap((spans) => {
    const [span, ...more] = spans
    if (span === undefined || more.length > 0) return [spans]
    return splitClauses(text, span, { tokens: sentence.tokens, setsDate }).map((part) => [part])
  })
}

/** A cue that says what is done by it ("rejected", "called for") has no clauses behind it that only tell. */
const isOfDeed = (cue: Attribution['cue']): boolean =>
  cue !== undefined && !/^(?:assert|predict|commit|accuse)$/.test(cue.entry.act)

/** True where the cue itself asks, whatever the words say: its content can be a list of what is asked for. */
export const asksFor = ({ cue, rule }: Attribution, whole: Act): boolean =>
  whole === 'demand' && cue !== undefined && (cue.entry.act === 'demand' || rule === 'infinitive')

/** "The locks are shut, she said, and we will not open them": what goes on behind the report and does something else stands alone. */
function splitBehindReport(text: string, content: Span[], setsDate: (clause: Span) => boolean): Span[][] {
  const [before, behind] = content
  if (content.length !== 2 || before === undefined || behind === undefined) return [content]
  const joint = /^(?:and|but)\s(?:that\s)?/i.exec(text.slice(behind.start, behind.end))?.[0]
  if (joint === undefined) return [content]
  const rest = { start: behind.start + joint.length, end: behind.end }
  const [first, second] = [before, rest].map(({ start, end }) => actOfWords(text.slice(start, end), 'told'))
  const isDated = !setsDate(before) && setsDate(rest)
  return first === second && !isDated ? [content] : [[before], [rest]]
}

/** What is said is cut where it begins to do something else, unless the cue says what all of it does. */
export function actsOf(text: string, content: Span[], voice: Voice, cue?: Attribution['cue']): Span[][] {
  const only = content[0]
  if (cue !== undefined && cue.entry.act !== 'assert') return [content]
  if (content.length > 1 && voice === 'own') return splitPieces(text, content)
  if (content.length !== 1 || only === undefined) return [content]
  return splitByAct(text, only, voice).map((span) => [span])
}
