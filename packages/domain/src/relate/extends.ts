import type { Act } from '../vocabulary.ts'
import { alike, overlaps } from './likeness.ts'
import { isSameEvent, matterWords } from './matter.ts'
import { arePositionsCompatible } from './positions.ts'
import type { Relatable, Related } from './relatable.ts'
import { isSupposed } from './told-outcome.ts'
import { dueDaysOf, isSurelyAfter } from './when.ts'

/** Words that another speaker's date shares with the one that it puts off, the same kind of event among them. */
const OF_ANOTHER = { share: 0.5, wordsInCommon: 4 }

/** Acts that set a date: what is only proposed, threatened or demanded puts nothing off. */
const SETTING: ReadonlySet<Act> = new Set<Act>(['assert', 'commit', 'accept', 'predict'])

/** `later` puts off what `earlier` had set: the same matter with a date surely after it, surely said after it. */
export function extendsDue(earlier: Relatable, later: Relatable): Related | null {
  if (earlier.due === null || later.due === null || earlier.framework !== later.framework) return null
  if (earlier.negated !== later.negated || isSupposed(later)) return null
  if (!isSurelyAfter(dueDaysOf(later.due), dueDaysOf(earlier.due))) return null
  if (!isSurelyAfter(later.said, earlier.said)) return null
  if (dueKey(earlier) !== null && dueKey(earlier) === dueKey(later) && alike(earlier.words, later.words)) {
    return { relation: 'extends', rule: 'same-matter-later-date' }
  }
  const isSet = SETTING.has(later.act) && later.party !== null && later.speaksFor && !later.isNarrated
  if (!isSet || !arePositionsCompatible(earlier, later) || !isSameEvent(earlier, later)) return null
  const isSame = overlaps(matterWords(earlier), matterWords(later), OF_ANOTHER)
  return isSame ? { relation: 'extends', rule: 'same-event-later-date' } : null
}

/** What claims of one holder must share that the later date puts off the earlier one; null without an issue or a date. */
export function dueKey(claim: Relatable): string | null {
  const { claimant, kind, act, negated, positions, framework, due, words } = claim
  if (claimant === null || words.length === 0 || due === null || positions.length === 0) return null
  return JSON.stringify([claimant, kind, act, negated, positions, framework])
}
