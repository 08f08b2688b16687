import { monthOf, partsOf } from './calendar.ts'
import type { DateReader, Days } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

const YEAR = '(?: of)?(?: (?:the|this|(next)) year| (\\d{4}))?'

/** Quarters and half-years: "in the third quarter of 2025", "Q3", "the second half of the year", "H1 2026". */
export const PARTS_OF_YEARS: DateReader[] = [
  {
    pattern: new RegExp(`\\b(first|second|third|fourth|last|final)[ -](quarter|half)${YEAR}\\b(?! of \\p{L})`, 'giu'),
    read: ([, order, part, next, year], reference, direction) => {
      const half = part?.toLowerCase() === 'half'
      const at = ['first', 'second', 'third', 'fourth'].indexOf((order ?? '').toLowerCase())
      return partOf(
        { half, index: at === -1 ? (half ? 1 : 3) : at, next: next !== undefined, year },
        reference,
        direction,
      )
    },
  },
  {
    pattern: /\b([QH])([1-4])(?:[ -](\d{4}))?\b|\b(\d{4})[ -]?([QH])([1-4])\b/g,
    read: (match, reference, direction) => {
      const half = (match[1] ?? match[5]) === 'H'
      const index = Number(match[2] ?? match[6]) - 1
      return half && index > 1
        ? undefined
        : partOf({ half, index, next: false, year: match[3] ?? match[4] }, reference, direction)
    },
  },
]

function partOf(
  { half, index, next, year: given }: { half: boolean; index: number; next: boolean; year: string | undefined },
  reference: Reference,
  direction: Direction,
): Days | undefined {
  const now = reference.day === undefined ? reference.year : partsOf(reference.day).year
  const year = given === undefined ? now : Number(given)
  if (year === undefined) return undefined
  const months = half ? 6 : 3
  const days = (of: number) => ({
    first: monthOf(of, index * months + 1).first,
    last: monthOf(of, (index + 1) * months).last,
  })
  // "in the second quarter", said in October of what is to come, is next year's
  const over = given === undefined && direction === 'forward' && days(year).last < (reference.day ?? -Infinity)
  return days(year + (next || over ? 1 : 0))
}
