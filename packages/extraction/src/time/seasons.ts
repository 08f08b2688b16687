import { monthOf, partsOf } from './calendar.ts'
import type { DateReader } from './reader.ts'

/** First month of each season in the north. */
const BEGINS: Record<string, number> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }

/** Seasons as three whole months: "in the spring of 2026" `2026-03/2026-05`, "before the summer" ends with May. The nearest that is not over. */
export const SEASONS: DateReader[] = [
  {
    pattern:
      /\b(?:(?:in|by|before|until|till|during|over|from|since|after|for|end of|close of|start of|beginning of) (?:the |early |late )?(next |this |last )?|(next|this|last) |(?=\w+ \d{4}\b))(spring|summer|autumn|fall|winter)\b(?! (?:school|camp|job|house|camps|jobs|coat|sale|sales|tyres|break|recess|olympics|games))(?: (?:of )?(\d{4}|next year|this year))?/gi,
    read: ([whole, which, alone, name, given], reference, direction) => {
      const season = (name ?? '').toLowerCase()
      // "they fall", "for fall-out": without an article or "this" it is a verb or half a word
      if (season === 'fall' && !/\b(?:the|this|next|last)\s/i.test(whole)) return undefined
      const month = BEGINS[season] ?? 0
      const shift = (which ?? alone ?? '').trim().toLowerCase()
      if (shift === 'last') return 'vague'
      const now = reference.day === undefined ? undefined : partsOf(reference.day)
      const base = now?.year ?? reference.year
      if (base === undefined && !/^\d/.test(given ?? '')) return undefined
      const over = now !== undefined && direction === 'forward' && now.month > month + 2
      const began = now !== undefined && now.month >= month
      const ahead = given === 'next year' || (given === undefined && (over || (shift === 'next' && began)))
      const year = /^\d/.test(given ?? '') ? Number(given) : (base ?? 0) + (ahead ? 1 : 0)
      return { first: monthOf(year, month).first, last: monthOf(year, month + 2).last }
    },
  },
]
