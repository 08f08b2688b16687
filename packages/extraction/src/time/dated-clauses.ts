import type { Sentence } from '../text/sentences.ts'
import { edtfDates } from './edtf-dates.ts'
import type { Reference } from './reference.ts'

/** A stretch of a sentence with its tokens. */
type Clause = Pick<Sentence, 'tokens' | 'start' | 'end'>

/** Where a main clause always ends. */
const APART = /;\s/g
/** Where one may end and the next begin, if each has a date. */
const JOINTS = [/,\s(?:and|but|while|whereas)\s/g]

/** The clauses of a sentence that have a date, cut at semicolons, and at conjunctions where each has a verb and a date of its own. */
export function datedClauses(text: string, sentence: Sentence, reference: Reference): Clause[] {
  const isDated = ({ start, end }: Clause): boolean =>
    edtfDates(text.slice(start, end), reference, 'forward').length > 0
  if (!isDated(sentence)) return []
  const apart = cutAt(text, sentence, APART)
  if (apart.length > 1 && apart.every(hasVerb))
    return apart.filter(isDated).flatMap((part) => cutFinely(text, part, isDated))
  return cutFinely(text, sentence, isDated)
}

function cutFinely(text: string, sentence: Clause, isDated: (clause: Clause) => boolean): Clause[] {
  const finest = JOINTS.map((joint) => cutAt(text, sentence, joint)).findLast(
    (parts) => parts.length > 1 && parts.every((part) => hasVerb(part) && isDated(part)),
  )
  return finest ?? [sentence]
}

function cutAt(text: string, { tokens, start, end }: Clause, joint: RegExp): Clause[] {
  const joints = [...text.slice(start, end).matchAll(joint)]
  const starts = [start, ...joints.map(({ index, 0: words }) => start + index + words.length)]
  const ends = [...joints.map(({ index }) => start + index), end]
  return starts.map((from, nth) => {
    const to = ends[nth] ?? end
    return { tokens: tokens.filter((token) => token.start >= from && token.end <= to), start: from, end: to }
  })
}

const hasVerb = ({ tokens }: Clause): boolean => tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX')
