import { DueType, type Impact, impactsOf, isSuperseded } from '@onrecord/domain'
import {
  findSpokenFrameworks,
  judgeDeadlinesOf,
  type LeftOut,
  listOutcomeTellers,
  listStickingPoints,
} from '@onrecord/projections'
import type { ApiDeps } from '../deps.ts'
import type { ViewAt } from '../views/view-at.ts'

/** Most claims that are looked at for what they say became of a date, the last said: they are reviewed, and others follow. */
const MAX_TELLERS = 200

/**
 * What decisions about claims would change in the views, by claim: in the frameworks on the table and in none; with `on` in
 * those of that day. Read from the judgements by the dossier's threshold and without it.
 */
export async function impactsAt(
  { db }: ApiDeps['log'],
  at: ViewAt,
  on: string | undefined,
): Promise<Map<string, Impact[]>> {
  const { dossier, asOfSeq, today, configuration } = at
  const onTheTable = configuration.frameworks.filter(({ id }) => !isSuperseded(configuration, id, on ?? today))
  const frameworks = await findSpokenFrameworks(db, {
    dossier,
    asOfSeq,
    frameworks: [...onTheTable.map(({ id }) => id), null],
  })
  const judged = async (minimumConfidence: number, leaveOut: readonly LeftOut[]) => {
    // Who holds what beside the table sets no position.
    const view = { dossier, asOfSeq, today, on, minimumConfidence, holders: 0, leaveOut }
    const lists = await Promise.all(frameworks.map((framework) => listStickingPoints(db, { ...view, framework })))
    return lists.flatMap((list) => list?.points ?? [])
  }
  const told = async () => {
    const claimIds = await listOutcomeTellers(db, { dossier, asOfSeq, limit: MAX_TELLERS })
    return judgeDeadlinesOf(db, { dossier, asOfSeq, today, on, claimIds, types: DueType.options })
  }
  const [shown, whole, deadlines] = await Promise.all([
    judged(configuration.minimumConfidence, ['hidden', 'dormant']),
    judged(0, ['judgement']),
    told(),
  ])
  return impactsOf({ shown, whole, deadlines })
}
