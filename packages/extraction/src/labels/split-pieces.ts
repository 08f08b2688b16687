import type { Span } from '@onrecord/domain'
import { actOfWords } from './act-of-words.ts'
import { splitByAct } from './split-by-act.ts'

/**
 * Cuts a speech in several pieces (“…,” she said. “…”) where it does something else: each part is the pieces of one claim.
 * A piece that wills nothing stays with the one before.
 */
export function splitPieces(text: string, pieces: readonly Span[]): Span[][] {
  const units = pieces.flatMap((piece) => splitByAct(text, piece, 'own').map((span) => ({ span, piece })))
  const parts: { demands: boolean; units: typeof units }[] = []
  for (const unit of units) {
    const words = text.slice(unit.span.start, unit.span.end)
    const demands = FIRM.test(words) && actOfWords(words, 'own') === 'demand'
    const last = parts.at(-1)
    if (last !== undefined && (!demands || last.demands)) last.units.push(unit)
    else parts.push({ demands, units: [unit] })
  }
  const long = parts.every(({ units }) => units.reduce((sum, { span }) => sum + wordsIn(text, span), 0) >= MIN_WORDS)
  return long ? parts.map(({ units }) => joined(units)) : [[...pieces]]
}

/** What is demanded of others in so many words; "we should" and "you have to" go on with what is said. */
const FIRM =
  /\b(?<!\b(?:we|i|you|it|that|this)\s)must\b|\b(?:we|i)\s(?:also\s|still\s)?(?:demand|want|insist|call|urge|ask)\b|\b(?:unless|until|only if)\b|\bour (?:only )?(?:demand|red line)/i

/** Shorter parts are no claims of their own, in words. */
const MIN_WORDS = 4

const wordsIn = (text: string, { start, end }: Span): number => text.slice(start, end).trim().split(/\s+/).length

/** Neighbours of one piece are one span again. */
function joined(units: readonly { span: Span; piece: Span }[]): Span[] {
  const spans: { span: Span; piece: Span }[] = []
  for (const unit of units) {
    const last = spans.at(-1)
    if (last?.piece === unit.piece) last.span = { start: last.span.start, end: unit.span.end }
    else spans.push({ ...unit })
  }
  return spans.map(({ span }) => span)
}
