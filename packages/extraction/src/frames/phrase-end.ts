import type { Token } from '../text/tagger.ts'
import { PAST_FORMS } from '../time/past-forms.ts'
import { skipAdjuncts } from './adjuncts.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { isComma, isFinite, isTimeLead, isTimeWord } from './words.ts'

/**
 * True where a content that is a phrase ("rejected the plan [in an interview]") ends before the token at `at`: at the occasion or
 * day of saying, at a clause of its own, at a further verb of the same subject.
 */
export function endsPhrase(tokens: Token[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return true
  // "by 42 days, until 12 April"
  if (isComma(token) && boundsDay(tokens, at + 1)) return false
  if (isComma(token)) return isParticiple(tokens[at + 1]) || SUBORDINATING.test(tokens[at + 1]?.lower ?? '')
  if (token.lower === 'since' && tokens[at + 1]?.pos === 'NUM') return true
  if (SUBORDINATING.test(token.lower)) return beginsClause(tokens, at + 1)
  if (/^(?:and|but)$/.test(token.lower)) return isPast(tokens[at + 1])
  if (boundsDay(tokens, at)) return false
  if (token.lower === 'on' && isTimeWord(tokens[at + 1])) return true
  if (isTimeLead(token) && token.pos !== 'ADP' && isTimeWord(tokens[at + 1])) return false
  return token.pos === 'ADP' && skipAdjuncts(tokens, at) > at
}

const SUBORDINATING = /^(?:when|while|after|before|because|although|though|since|unless|until)$/

const isParticiple = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && token.lower.endsWith('ing') && token.lower !== 'including'

const isPast = (token: Token | undefined): boolean => token?.pos === 'VERB' && PAST.test(token.lower)

/** Forms of the past, "set" and "put" among them, which the present shares. */
const PAST = new RegExp(`^(?:[a-z]+ed|set|put|${PAST_FORMS})$`)

function beginsClause(tokens: Token[], at: number): boolean {
  const subject = nounPhraseAfter(tokens, at)
  return subject !== undefined && isFinite(tokens[subject.last + 1])
}

/** "by dawn [on Saturday]", "before the council meets [on Monday]", "[ahead of] Monday's vote", "a week [on Friday]": the day is the limit's, and no day of saying. */
function boundsDay(tokens: Token[], at: number): boolean {
  const words = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ lower }) => lower)
      .join(' ')
  if (/^(?:ahead|before|prior|by|until|till)$/.test(tokens[at]?.lower ?? '')) return LIMITED.test(words(at, at + 5))
  return tokens[at]?.lower === 'on' && HOUR_BEFORE.test(words(at - 9, at))
}

const LIMITED =
  /^(?:ahead of|before|prior to|by|until|till) (?:the )?(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/
const HOUR_BEFORE =
  /\b(?:by|until|till|before|than|at|for|from) (?:the )?(?:(?:very )?(?:dawn|daybreak|sunrise|noon|midday|midnight|dusk|sunset|sundown|nightfall|lunchtime|first thing|(?:close|end) of (?:the )?(?:business|play|(?:working |school |trading )?day)|\d[\d:. ]*(?:[ap]\.? ?m\.?|o ?['’]clock|h|gmt|utc|local time)?)(?: gmt| utc| local time| [a-z]{2,4}t)?|a (?:week|fortnight)|(?:\p{L}+ ){1,4}(?:meets|votes|sits|rises|convenes|opens|closes|resumes|reconvenes|expires|ends|begins|starts))$|\ba (?:week|fortnight)$|\b(?:the eve|end) of$/u
