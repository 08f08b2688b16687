import type { DB } from '@onrecord/database'
import type { EventType } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'

/** Events that are a person's decision, whoever appends them. */
const ALWAYS = [
  'ClaimConfirmed',
  'ClaimReopened',
  'ClaimAssessed',
  'DemandAnswered',
  'DueOutcomeRecorded',
  'IssueClosed',
  'IssueReopened',
  'SourceAssessed',
  'DocumentCorrected',
  'DocumentWithdrawn',
  'DocumentReinstated',
  'TextErased',
] as const satisfies readonly EventType[]

/** Events that rules append too: a person's decision where a key stands behind them. */
const BY_KEY = [
  'ClaimCorrected',
  'ClaimRetracted',
  'ClaimClassified',
  'ClaimsLinked',
  'ClaimsUnlinked',
] as const satisfies readonly EventType[]

/** An event type by which people decide. */
export type DecisionType = (typeof ALWAYS)[number] | (typeof BY_KEY)[number]

/** How many decisions of each type reviewers took after seq `after` up to `upTo`, most first. Claims submitted ready-made are none. */
export async function countDecisions(
  db: Kysely<DB>,
  span: { dossier: string; after: number; upTo: number },
): Promise<{ decision: DecisionType; count: number }[]> {
  const { rows } = await sql<{
    decision: DecisionType
    count: number
  }>`select type as decision, count(*)::float8 as count
    from event
    where dossier_id = ${span.dossier}
      and seq > ${span.after}
      and seq <= ${span.upTo}
      and (
        type = any(${[...ALWAYS]}::text[])
        or type = any(${[...BY_KEY]}::text[])
          and metadata ->> 'keyId' is not null
          and data ->> 'by' is distinct from 'submitter'
          and data ->> 'rule' is null
      )
    group by type
    order by count desc, type`.execute(db)
  return rows
}
