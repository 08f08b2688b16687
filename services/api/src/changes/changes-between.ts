import { frameworkInForce } from '@onrecord/domain'
import type { ApiDeps } from '../deps.ts'
import { readQuotes } from '../views/read-quotes.ts'
import type { ChangeRecord, Changes } from './change-json.ts'
import { claimIdsOf, compare } from './compare.ts'
import { arrivalRecords, configurationRecords, decisionRecords, frameworkRecords } from './log-records.ts'
import { namesOf } from './names.ts'
import { paragraphOf } from './paragraph.ts'
import type { Sides } from './sides.ts'
import { type SnapshotQuery, snapshots } from './snapshot.ts'
import { viewRecord } from './view-records.ts'

/** What changed between two sides, the weightiest first: at most `limit` changes of the views, and what the log tells beside. */
export async function changesBetween(
  { log }: Pick<ApiDeps, 'log'>,
  sides: Sides,
  query: SnapshotQuery & { limit: number },
): Promise<Changes> {
  const { db } = log
  const { from, to } = sides
  const { before, after, incomplete } = await snapshots(db, sides, query)
  const differences = compare(before, after)
  const shown = differences.slice(0, query.limit)
  const configurations = [to.at.configuration, ...(from.at === null ? [] : [from.at.configuration])]
  const [claims, configured, decided, arrivals] = await Promise.all([
    readQuotes(db, to.at, shown.flatMap(claimIdsOf)),
    configurationRecords(db, sides),
    decisionRecords(db, sides),
    arrivalRecords(db, sides, query),
  ])
  const names = namesOf(configurations, { claims, inForce: frameworkInForce(to.at.configuration, to.day) })
  const items: ChangeRecord[] = [
    ...frameworkRecords(sides, names),
    ...shown.flatMap((difference) => viewRecord(difference, names) ?? []),
    ...configured,
    ...decided,
    ...arrivals,
  ]
  const left = differences.length - shown.length
  return {
    by: sides.by,
    from: { seq: from.seq, day: from.day },
    to: { seq: to.seq, day: to.day },
    paragraph: paragraphOf({ by: sides.by, from: from.at && from.day, to: to.day, records: items, left }),
    items,
    left,
    incomplete,
  }
}
