import type { DB } from '@onrecord/database'
import { type DemandState, type DossierConfiguration, sidesOf } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { AsOf } from '../as-of.ts'
import { withFellows } from '../claims/fellows.ts'
import { findLinks } from '../claims/links.ts'
import { ANSWERS } from '../claims/relations.ts'
import { countHidden, type DemandCursor, type DemandFilter, findCandidates } from './candidates.ts'
import { type Demand, judgeDemands } from './demand.ts'
import { findRecordAround } from './facts.ts'

/** What is asked of which dossier; parties and who speaks for them are read from its configuration. */
type Judged = AsOf & {
  configuration: DossierConfiguration
  /** Counts what was said by that day alone. */
  on?: string | undefined
  /** The dossier's own where it is left out. */
  minimumConfidence?: number | undefined
}

/** A page of demands; `of`: a party or an actor that is addressed. */
export type DemandQuery = Judged &
  Omit<DemandFilter, 'addressees' | 'on'> & {
    of?: string | undefined
    after?: DemandCursor | undefined
    limit: number
  }

/** Most demands are made once and counted: a first window that holds a few more than the page is enough for it. */
const MARGIN = 10

/** Demands and proposals, the last said first, with what became of each; `hidden` counts what the threshold keeps out of all pages. */
export async function listDemands(db: Kysely<DB>, query: DemandQuery): Promise<{ demands: Demand[]; hidden: number }> {
  const { dossier, asOfSeq, configuration, on, state, limit, after } = query
  const { minimumConfidence = configuration.minimumConfidence, of, ...filter } = query
  const addressees = of === undefined ? undefined : actorsOf(configuration, of)
  const asked = { dossier, asOfSeq, minimumConfidence, filter: { ...filter, addressees } }
  const sides = sidesOf(configuration)
  const readPage = async (): Promise<Demand[]> => {
    const demands: Demand[] = []
    for await (const claimIds of findCandidates(db, { ...asked, after, window: limit + MARGIN })) {
      const record = await findRecordAround(db, { dossier, asOfSeq, claimIds, sides })
      const here = new Set(claimIds)
      for (const demand of judgeDemands(record, { on, minimumConfidence })) {
        if (here.has(demand.claimId) && isIn(demand, state)) demands.push(demand)
      }
      if (demands.length >= limit) break
    }
    return demands.slice(0, limit)
  }
  const [demands, hidden] = await Promise.all([readPage(), countHidden(db, asked)])
  return { demands, hidden }
}

/** The demand that a claim makes or restates; undefined where it makes none that counts. */
export async function findDemand(db: Kysely<DB>, query: Judged & { claimId: string }): Promise<Demand | undefined> {
  const { dossier, asOfSeq, configuration, on, claimId } = query
  const { minimumConfidence = configuration.minimumConfidence } = query
  const sides = sidesOf(configuration)
  const record = await findRecordAround(db, { dossier, asOfSeq, claimIds: [claimId], sides })
  return judgeDemands(record, { on, minimumConfidence }).find(
    (demand) => demand.claimId === claimId || demand.mentions.includes(claimId),
  )
}

/** The demands that any of these claims makes, restates or answers, the last said first. `framework` undefined: all. */
export async function judgeDemandsOf(
  db: Kysely<DB>,
  query: Judged & { claimIds: readonly string[]; framework?: string | null | undefined },
): Promise<Demand[]> {
  if (query.claimIds.length === 0) return []
  const { dossier, asOfSeq, configuration, on, framework } = query
  const { minimumConfidence = configuration.minimumConfidence } = query
  const links = await findLinks(db, { ...query, relations: ANSWERS })
  const claimIds = [...new Set([...query.claimIds, ...links.flatMap(({ a, b }) => [a, b])])]
  const record = await findRecordAround(db, { dossier, asOfSeq, claimIds, sides: sidesOf(configuration) })
  const asked = await withFellows(db, { dossier, asOfSeq, claimIds })
  return judgeDemands(record, { on, minimumConfidence }).filter(
    (demand) => asked.has(demand.claimId) && (framework === undefined || demand.framework === framework),
  )
}

/** The actors of a party; one actor where the id is none of a party. */
function actorsOf({ parties, actors }: DossierConfiguration, of: string): string[] {
  if (!parties.some(({ id }) => id === of)) return [of]
  return actors.filter(({ party, id }) => party === of || id === of).map(({ id }) => id)
}

function isIn(demand: Demand, state: DemandState | undefined): boolean {
  return state === undefined || demand.state === state
}
