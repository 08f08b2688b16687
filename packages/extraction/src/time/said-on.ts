import type { Span } from '@onrecord/domain'
import type { Sentence } from '../text/sentences.ts'
import { edtfDates } from './edtf-dates.ts'
import type { Reference } from './expressions.ts'

/** Characters on either side of a cue in which the date of saying can stand. */
const NEAR = 60

/** When it was said, by a date beside the cue ("on Tuesday said …"), as EDTF; null where the text gives none. Never after publication. */
export function saidOnOf(
  text: string,
  sentence: Sentence,
  { cue, content, source }: { cue: Span | null; content: Span[]; source: Span | null },
  reference: Reference,
): string | null {
  if (cue === null) return null
  const from = Math.max(sentence.start, Math.min(cue.start, source?.start ?? cue.start) - NEAR)
  const to = Math.min(sentence.end, Math.max(cue.end, source?.end ?? cue.end) + NEAR)
  for (const piece of outside({ start: from, end: to }, content)) {
    const date = edtfDates(text.slice(piece.start, piece.end), reference, 'back')[0]
    if (date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date.edtf) && !isLater(date.edtf, reference)) return date.edtf
  }
  return null
}

function isLater(edtf: string, { day }: Reference): boolean {
  return day !== undefined && Date.parse(`${edtf}T00:00:00Z`) / 86_400_000 > day
}

/** What of a stretch lies in none of the contents. */
function outside(stretch: Span, content: Span[]): Span[] {
  let pieces = [stretch]
  for (const { start, end } of content) {
    pieces = pieces.flatMap((piece) =>
      end <= piece.start || start >= piece.end
        ? [piece]
        : [
            { start: piece.start, end: Math.max(piece.start, start) },
            { start: Math.min(piece.end, end), end: piece.end },
          ].filter((part) => part.start < part.end),
    )
  }
  return pieces
}
