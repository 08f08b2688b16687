import { COUNT, UNIT } from './date-words.ts'
import type { DateReader } from './reader.ts'

const FEW = '(?:few|couple of|several|some|many|handful of|dozen|half a dozen)'

/** What speaks of time and names no day: "in the coming days", "two weeks ago", "over the past year", "for ten days". */
export const VAGUE: DateReader[] = [
  new RegExp(
    `\\b(?:in|over|within|during|for|after)\\s(?:the\\s)?(?:(?:coming|next|following|past|last|recent|previous|final|first)\\s)?(?:${FEW}\\s|a ${FEW}\\s)?(?:more\\s)?(?:hours|days|weeks|months|years)\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:in|over|for|during)\\sthe\\s(?:past|last|previous|first|final)\\s${COUNT}\\s${UNIT}\\b`, 'gi'),
  new RegExp(
    `\\b(?:${COUNT}|${FEW}|a ${FEW})\\s${UNIT}\\s(?:ago|earlier|before|later|old|long)\\b(?!\\s(?:the\\s)?\\d)`,
    'gi',
  ),
  new RegExp(
    `\\b(?:for|lasting|by)\\s(?:(?:at least|up to|about|another|an additional|a further)\\s)?${COUNT}[\\s-](?:more\\s)?${UNIT}\\b`,
    'gi',
  ),
  /\b(?:very\s)?(?:soon|shortly|imminently|eventually|before long|in due course|at some point|one day|these days|some day)\b/gi,
].map((pattern): DateReader => ({ pattern, read: () => 'vague' }))
