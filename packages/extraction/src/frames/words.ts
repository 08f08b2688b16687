import type { Token } from '../text/tagger.ts'

const MONTHS =
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.'
const DAYS = 'monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow'
const TIME_WORDS = new Set(
  `${MONTHS} ${DAYS} morning afternoon evening night week month year earlier later recently previously overnight weekend midday noon p.m. a.m. ago`.split(
    ' ',
  ),
)
const TIME_LEADS = new Set('on last this early late next in over earlier later the that'.split(' '))
const BE = new Set("be is are was were been being 's 're am".split(' '))
const MODALS = new Set("would could might may should can must 'd ca".split(' '))
const NEGATIONS = new Set("not n't never no neither nor hardly".split(' '))
const SUBORDINATORS = new Set(
  'that if when while after before because although though as since whether unless until but and or'.split(' '),
)

export const isTimeWord = (token: Token | undefined): boolean => token !== undefined && TIME_WORDS.has(token.lower)
export const isTimeLead = (token: Token | undefined): boolean => token !== undefined && TIME_LEADS.has(token.lower)
export const isBe = (token: Token | undefined): boolean => token !== undefined && BE.has(token.lower)
export const isModal = (token: Token | undefined): boolean => token !== undefined && MODALS.has(token.lower)
export const isNegation = (token: Token | undefined): boolean => token !== undefined && NEGATIONS.has(token.lower)
export const isSubordinator = (token: Token | undefined): boolean =>
  token !== undefined && SUBORDINATORS.has(token.lower)

const WH_WORDS = new Set('whether if how why what who where when which'.split(' '))
export const isWhWord = (token: Token | undefined): boolean => token !== undefined && WH_WORDS.has(token.lower)

const QUOTATION_MARKS = new Set(['“', '”', '"', "''", '``', '«', '»', '‘', '’', "'", '„'])
export const isQuotationMark = (token: Token | undefined): boolean =>
  token !== undefined && QUOTATION_MARKS.has(token.text)

export const isComma = (token: Token | undefined): boolean => token?.text === ','
export const isDash = (token: Token | undefined): boolean => token !== undefined && /^(?:[—–―]|--)/.test(token.text)

/** A verb form that can head a clause of its own: an auxiliary or a verb that is no -ing form. */
export const isFinite = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'AUX' || (token.pos === 'VERB' && !token.lower.endsWith('ing')))
