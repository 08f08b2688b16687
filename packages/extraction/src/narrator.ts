import type { Span } from '@onrecord/domain'
import type { Sentence } from './text/sentences.ts'
import { datelineLength } from './time/dateline.ts'
import { edtfDates } from './time/edtf-dates.ts'
import type { Reference } from './time/reference.ts'

const SETS =
  /\b(?:(?:is|are|was|were|be|been)\s(?:also\s|now\s|reportedly\s|currently\s)?(?:slated|scheduled|set|due|expected|supposed|planned|to\s)|will\s|deadline|expires?\b|expired\b|takes? (?:effect|place)|runs? (?:out|until)|falls? due|(?:has|have) (?:until\b|to\s)|(?:ends?|begins?|closes|opens|reopens?|meets?|resumes|returns|starts|votes|convenes|reconvenes)\s(?:again\s|next\s)?(?:(?:to|in|at|for)\s[\w’'-]+(?:\s[\w’'-]+){0,3}\s)?(?:on|in|at|by|from|tomorrow|next|this)\b|next\smeets?\b|(?:vote|hearing|meeting|session|briefing|ballot|election|round|summit|ruling|verdict)\b[^.;,]{0,40}\s(?:is|are)\s(?:on|at|in|by)\s)/i

/** Sentences in which the text itself, nobody quoted, sets or foretells a dated event. */
export function findNarrated(
  text: string,
  sentences: Sentence[],
  taken: Span[],
  reference: Reference,
): { sentence: Sentence; content: Span }[] {
  return sentences.flatMap((sentence) => {
    if (sentence.zone !== 'body') return []
    const words = text.slice(sentence.start, sentence.end)
    const set = SETS.exec(words)
    if (set === null) return []
    const at = sentence.start + set.index
    if (taken.some(({ start, end }) => start <= at && end > at)) return []
    if (/["“”?]\s*$/.test(words.slice(-2)) && words.endsWith('?')) return []
    if (edtfDates(words, reference, 'forward').length === 0) return []
    const end = /[.!]$/.test(words) ? sentence.end - 1 : sentence.end
    return [{ sentence, content: { start: sentence.start + datelineLength(words), end } }]
  })
}
