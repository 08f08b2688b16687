import type { Token } from '../text/tagger.ts'
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
  if (isComma(token)) return isParticiple(tokens[at + 1]) || SUBORDINATING.test(tokens[at + 1]?.lower ?? '')
  if (SUBORDINATING.test(token.lower)) return beginsClause(tokens, at + 1)
  if (/^(?:and|but)$/.test(token.lower)) return isPast(tokens[at + 1])
  if (token.lower === 'on' && isTimeWord(tokens[at + 1])) return true
  if (isTimeLead(token) && token.pos !== 'ADP' && isTimeWord(tokens[at + 1])) return false
  return token.pos === 'ADP' && skipAdjuncts(tokens, at) > at
}

const SUBORDINATING = /^(?:when|while|after|before|because|although|though|since|unless|until)$/

const isParticiple = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && token.lower.endsWith('ing') && token.lower !== 'including'

const isPast = (token: Token | undefined): boolean =>
  token?.pos === 'VERB' && /(?:ed|said|told|wrote)$/.test(token.lower)

function beginsClause(tokens: Token[], at: number): boolean {
  const subject = nounPhraseAfter(tokens, at)
  return subject !== undefined && isFinite(tokens[subject.last + 1])
}
