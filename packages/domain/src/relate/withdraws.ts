import { isAsking } from './asking.ts'
import { alike, overlaps } from './likeness.ts'
import { matterWords } from './matter.ts'
import { comparePositions } from './positions.ts'
import type { Relatable, Related } from './relatable.ts'
import { isSupposed } from './told-outcome.ts'
import { isSurelyAfter } from './when.ts'

/** Words that a withdrawal shares with what it takes back, where both name an issue. */
const ON_ISSUE = { share: 0.3, wordsInCommon: 2 }

/** `taking` takes back a demand, a proposal or a date of its own side, set before it. */
export function withdraws(own: Relatable, taking: Relatable): Related | null {
  if (taking.act !== 'withdraw' || taking.negated || isSupposed(taking)) return null
  if (own.act === 'withdraw' || (!isAsking(own) && own.due === null)) return null
  if (own.framework !== taking.framework || isSurelyAfter(own.said, taking.said)) return null
  if (!isOwn(own, taking)) return null
  const [a, b] = [matterWords(own), matterWords(taking)]
  if (alike(a, b)) return { relation: 'withdraws', rule: 'own-demand-in-like-words' }
  const { like, opposed, other } = comparePositions(own, taking)
  const isOnIssue = like.length + opposed.length + other.length > 0
  return isOnIssue && overlaps(a, b, ON_ISSUE) ? { relation: 'withdraws', rule: 'own-demand-on-issue' } : null
}

function isOwn(own: Relatable, taking: Relatable): boolean {
  if (taking.claimant !== null && own.claimant === taking.claimant) return true
  return taking.party !== null && own.party === taking.party && own.speaksFor && taking.speaksFor
}
