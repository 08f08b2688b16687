import { edtfBounds, type Span } from '@onrecord/domain'
import type { Sentence } from '../text/sentences.ts'
import { fromDay } from './calendar.ts'
import { edtfDates } from './edtf-dates.ts'
import type { Reference } from './reference.ts'

/** Characters on either side of a cue in which the date of saying can stand. */
const NEAR = 60
/** A date that opens a sentence stands within its first characters: "On 20 January, …", "Late on Monday, …". */
const OPENS =
  /^(?:["“]?(?:also |but |and |then |earlier |late |early |later )?(?:on|in|late|early|last|yesterday|overnight|\p{Lu}\w+day)\b)/iu

type Report = { cue: Span | null; content: Span[]; source: Span | null }

/** When it was said, by a date beside the cue ("on Tuesday said …") or one that opens its sentence, as EDTF; null where the text gives none. Never after publication. */
export function saidOnOf(
  text: string,
  sentence: Sentence,
  { cue, content, source }: Report,
  reference: Reference,
): string | null {
  if (cue === null) return null
  const from = Math.max(sentence.start, Math.min(cue.start, source?.start ?? cue.start) - NEAR)
  const to = Math.min(sentence.end, Math.max(cue.end, source?.end ?? cue.end) + NEAR)
  for (const piece of outside({ start: from, end: to }, content)) {
    const date = edtfDates(text.slice(piece.start, piece.end), reference, 'back')[0]
    if (date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date.edtf) && !isLater(date.edtf, reference)) return date.edtf
  }
  return openingDate(text, sentence, content, reference)
}

/** "In November, the minister said …": a day or a month before the first comma. */
function openingDate(text: string, sentence: Sentence, content: Span[], reference: Reference): string | null {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 2 * NEAR))
  const comma = /^[^,]*(?:,\s\d{4})?/.exec(words)?.[0].length ?? 0
  const stretch = { start: sentence.start, end: sentence.start + comma }
  if (!OPENS.test(words) || content.some(({ start, end }) => start < stretch.end && end > stretch.start)) return null
  const date = edtfDates(words.slice(0, comma), reference, 'back')[0]
  if (date === undefined || date.start > 16 || !/^\d{4}-\d\d(?:-\d\d)?$/.test(date.edtf)) return null
  return isLater(date.edtf, reference) ? null : date.edtf
}

function isLater(edtf: string, { day }: Reference): boolean {
  const latest = edtfBounds(edtf)?.latest
  return day !== undefined && (latest ?? '') > fromDay(day)
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
