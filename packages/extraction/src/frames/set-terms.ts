import type { Act } from '@onrecord/domain'
import { demandIdiom } from './demand-idioms.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import type { Reading } from './range.ts'
import { isComma, isFinite } from './words.ts'

/** What a verb with its noun does, and the tokens where what is said begins and ends, unless behind the verb and with its clause. */
export type Found = { act: Act; strength: number; first?: number; last?: number }

const DEMAND = { act: 'demand', strength: 0.85 } as const

/** Terms that a verb sets for others: time given, a day fixed as the latest, one thing made the condition of another. */
export function termsSet(reading: Reading, head: number): Found | undefined {
  const verb = reading.tokens[head]?.lower ?? ''
  if (FIXES.test(verb) && isDayFixed(reading, head)) return DEMAND
  const idiom = demandIdiom(reading, head)
  if (idiom !== undefined) return { ...DEMAND, ...idiom }
  if (/^(?:make|makes|made|making)$/.test(verb)) return conditionMade(reading, head)
  return /^(?:give|gives|gave|given|set|sets)$/.test(verb) ? limitGiven(reading, head) : undefined
}

/** "gave Norland until Friday to answer", "gave the firm 48 hours to pay". */
function limitGiven({ tokens }: Reading, head: number): Found | undefined {
  const person = nounPhraseAfter(tokens, head + 1)
  if (person === undefined) return undefined
  const rest = tokens.slice(head + 2, head + 16)
  const limit = rest.findIndex((token) =>
    /^(?:until|till|hours?|days?|weeks?|months?|fortnight|deadline)$/.test(token.lower),
  )
  const to = rest.findIndex(({ lower }, at) => lower === 'to' && rest[at + 1]?.pos === 'VERB')
  if (limit === -1) return undefined
  // "gave the firm until Friday", with nothing told of what for
  const until = /^(?:until|till)$/.test(rest[limit]?.lower ?? '')
  const deadline = rest[limit]?.lower === 'deadline' && tokens[head + 1]?.lower !== 'a'
  return to > limit || ((until || deadline) && to === -1) ? DEMAND : undefined
}

/** "setting Thursday midnight as the latest moment for an answer", "named 30 June as the deadline". */
function isDayFixed({ tokens }: Reading, head: number): boolean {
  const words = tokens
    .slice(head + 1, head + 14)
    .map(({ lower }) => lower)
    .join(' ')
  return LATEST.test(words)
}

const FIXES = /^(?:set|sets|setting|fix|fixed|fixing|name|named|naming|give|gave|giving)$/
const LATEST =
  /^(?!.*\bas .*\bas )[^,;]{2,50}\bas (?:the|a|its|their|his|her) (?:(?:latest|last|final|cut-off|closing) (?:date|day|moment|hour|time|point)|deadline|cut-off)\b/

/** "made the loan conditional on a sale": what behind "on" is demanded; "made the release a precondition for talks": the thing made so. */
function conditionMade({ tokens }: Reading, head: number): Found | undefined {
  const at = tokens.findIndex(
    ({ lower }, index) => index > head && index <= head + CONDITION_REACH && CONDITIONAL.test(lower),
  )
  if (at === -1 || tokens.slice(head + 1, at).some((token) => isComma(token) || isFinite(token))) return undefined
  if (/^(?:conditional|contingent|dependent)$/.test(tokens[at]?.lower ?? ''))
    return /^(?:on|upon)$/.test(tokens[at + 1]?.lower ?? '') ? { ...DEMAND, first: at + 2 } : undefined
  const before = tokens[at - 1]?.lower === 'entry' ? at - 1 : at
  const article = /^(?:a|an|its|their|his|her|the)$/.test(tokens[before - 1]?.lower ?? '') ? before - 1 : before
  if (tokens[head + 1]?.lower === 'it') {
    const that = tokens.findIndex(({ lower }, index) => index > at && index <= at + CONDITION_REACH && lower === 'that')
    return that === -1 || tokens.slice(at, that).some(isFinite) ? undefined : { ...DEMAND, first: that + 1 }
  }
  return article > head + 1 && /^(?:of|for|to)$/.test(tokens[at + 1]?.lower ?? '')
    ? { ...DEMAND, last: article - 1 }
    : undefined
}

const CONDITIONAL =
  /^(?:conditional|contingent|dependent|condition|precondition|pre-condition|prerequisite|(?:entry )?ticket|price)$/
/** How far behind "made" it is said of what, in tokens. */
const CONDITION_REACH = 14
