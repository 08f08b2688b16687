import type { Sentence } from '../text/sentences.ts'
import type { TextDate } from './edtf-dates.ts'
import { datesIn } from './later.ts'
import type { Reference } from './reference.ts'

/** A stretch of a sentence with its tokens and its dates, whose offsets count from where it starts. */
export type DatedClause = Pick<Sentence, 'tokens' | 'start' | 'end'> & { dates: TextDate[] }

/** Where a main clause always ends. */
const APART = /;\s/g
/** Where one may end and the next begin; "the tenth day, which falls on 3 May" only says when that is. */
const JOINT =
  /:\s|,\s(?:and|but|while|whereas|though|although|(?:which|who)(?!\s(?:falls?|fell|comes|came|is|are|was|were|would be|will be)\b))\s/g

/** The clauses of a sentence that have a date, cut at semicolons, and at conjunctions where each has a verb of its own. */
export function datedClauses(text: string, sentence: Sentence, reference: Reference): DatedClause[] {
  const { tokens, start, end } = sentence
  const whole = { tokens, start, end, dates: datesIn(text, sentence, reference) }
  if (!isDated(whole)) return []
  const apart = cutAt(text, whole, APART)
  const clauses = apart.every(hasVerb) ? apart.filter(isDated) : [whole]
  return clauses.flatMap((clause) => {
    const parts = cutAt(text, clause, JOINT)
    return parts.every(hasVerb) ? parts.filter(isDated) : [clause]
  })
}

function cutAt(text: string, { tokens, start, end, dates }: DatedClause, joint: RegExp): DatedClause[] {
  const joints = [...text.slice(start, end).matchAll(joint)]
  const starts = [start, ...joints.map(({ index, 0: words }) => start + index + words.length)]
  const ends = [...joints.map(({ index }) => start + index), end]
  return starts.map((from, nth) => {
    const to = ends[nth] ?? end
    return {
      tokens: tokens.filter((token) => token.start >= from && token.end <= to),
      start: from,
      end: to,
      dates: dates
        .map((date) => ({ ...date, start: date.start + start - from, end: date.end + start - from }))
        .filter((date) => date.start >= 0 && date.end <= to - from),
    }
  })
}

const isDated = ({ dates }: DatedClause): boolean => dates.length > 0

const hasVerb = ({ tokens }: DatedClause): boolean => tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
