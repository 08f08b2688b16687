import type { Span } from '@onrecord/domain'
import type { Token } from '../text/tagger.ts'

/** Base forms that look like no other form: behind a singular subject they are subjunctives. */
const BASES = new Set(
  `be continue end stop remain stay withdraw leave release open close pay return resume cease halt go come give take keep accept agree sign
  recognise recognize disarm resign meet include allow lift drop hold begin start apologise apologize comply honour honor respect provide hand
  guarantee commit join have make cover apply free let raise lower abandon end relinquish surrender step pull guarantee participate attend negotiate
  implement last stand form publish deliver send receive bear share fall rise change move take renounce refrain`.split(
    /\s+/,
  ),
)
const MODAL = /^(?:must|should|shall|will|would|can|could|may|might|do|does|did|to|'d|'ll)$/
/** As far behind a content's beginning a verb is looked for, in tokens. */
const WITHIN = 24

/** True for "(insisted that) the ban continue": the first verb is a bare form behind a singular subject, or "be". Tokens are the sentence's. */
export function isSubjunctive(tokens: Token[], content: Span | undefined): boolean {
  if (content === undefined) return false
  const first = tokens.findIndex(({ start }) => start >= content.start)
  if (first === -1) return false
  for (let at = first; at < tokens.length && at < first + WITHIN; at += 1) {
    const token = tokens[at]
    if (token === undefined || token.start >= content.end) return false
    const before = tokens[at - 1]
    if (MODAL.test(token.lower)) return false
    if (at > first && BASES.has(token.lower) && before !== undefined)
      return token.lower === 'be' || (isSingular(before) && before.pos !== 'ADP' && before.pos !== 'DET')
    if (token.pos === 'AUX' || (token.pos === 'VERB' && !token.lower.endsWith('ing') && isNoun(before))) return false
  }
  return false
}

const isNoun = (token: Token | undefined): boolean => token !== undefined && /^(?:NOUN|PROPN|PRON)$/.test(token.pos)
const isSingular = ({ pos, lower }: Token): boolean =>
  (pos === 'NOUN' || pos === 'PROPN' || lower === 'not' || /^(?:he|she|it)$/.test(lower)) && !/[^s]s$/.test(lower)
