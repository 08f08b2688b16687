import type { TextDate } from './edtf-dates.ts'

const CURRENT = /^this (?:week|month|quarter|year)$/i
const STATE =
  /\b(?:is|are|remains?|stays?)\s(?:not\s)?(?!to\b|due\b|set\b|likely\b|expected\b|scheduled\b|planned\b|slated\b|supposed\b|\w+ing\b)[^,.;:!?]*\s$/i

const HAD_HOPED = /\bhad (?:been hoping|hoped|planned|wanted|meant|intended|wished) (?:to|that)\b[^.;:!?]*$/i

/** "It had hoped to vote [on Wednesday]": it will not. */
export const isGivenUp = (words: string, { start }: TextDate): boolean =>
  HAD_HOPED.test(words.slice(Math.max(0, start - REACH), start))

/** As far before its date as a hope is looked for, in UTF-16 units. */
const REACH = 160

/** "The water is low [this year]": how things are then, and nothing to come. */
export const isState = (words: string, { start, end }: TextDate): boolean =>
  CURRENT.test(words.slice(start, end)) && STATE.test(words.slice(0, start))
