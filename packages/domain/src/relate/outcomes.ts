import { isAsking } from './asking.ts'
import { alike, overlaps } from './likeness.ts'
import { isSameEvent, matterWords } from './matter.ts'
import { arePositionsCompatible } from './positions.ts'
import type { Relatable, Related } from './relatable.ts'
import { boundsOf, isSurelyAfter } from './when.ts'

/** Words that a report shares with the date that it tells of, the same kind of event among them. */
const ON_DATE = { share: 0.5, wordsInCommon: 3 }

/**
 * `telling` says that what was due, or demanded, happened or has not: the same kind of event in like words, at a time when it
 * could be told. *Missed* only where the last day may have passed; a demand without a date can be met, not missed.
 */
export function outcomes(due: Relatable, telling: Relatable): Related | null {
  const { told } = telling
  if (told === null || telling.due !== null || due.framework !== telling.framework) return null
  if (isSurelyAfter(due.said, telling.said) || !isSameEvent(due, telling)) return null
  const [a, b] = [matterWords(due), matterWords(telling)]
  if (due.due === null) {
    const isMet = told === 'done' && isAsking(due) && overlaps(a, b, ON_DATE) && alike(a, b)
    return isMet && arePositionsCompatible(due, telling) ? { relation: 'meets', rule: 'demand-fulfilled' } : null
  }
  if (due.negated || !overlaps(a, b, ON_DATE)) return null
  const { earliest, latest } = boundsOf(due.due)
  const heard = telling.said.latest
  if (told === 'undone') {
    return latest !== null && heard !== null && heard > latest ? { relation: 'misses', rule: 'told-undone' } : null
  }
  const mayHaveCome = heard !== null && (earliest === null || heard >= earliest)
  return mayHaveCome ? { relation: 'meets', rule: 'told-done' } : null
}
