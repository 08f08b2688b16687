import type { DB } from '@onrecord/database'
import type { EventType } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { ANSWERS } from '../claims/relations.ts'
import { demandsView } from '../demands/fold.ts'
import type { Compared } from './deadline-candidates.ts'

const DECIDED = [
  'ClaimConfirmed',
  'ClaimCorrected',
  'ClaimRetracted',
  'ClaimReopened',
  'ClaimClassified',
] as const satisfies EventType[]

/**
 * Claims whose demands may be answered otherwise on two sides, by id, at most `limit`: those that were linked, decided or
 * said between them, and that are answered or answer. Which of them are is for a judgement of both to tell.
 */
export async function findDemandCandidates(
  db: Kysely<DB>,
  { limit, ...compared }: Compared & { limit: number },
): Promise<string[]> {
  const touched = compared.to.on === undefined ? touchedBetween(compared) : saidBetween(compared)
  const { rows } = await sql<{ claim: string }>`select claim
    from (${touched}) as candidate
    group by claim
    order by claim
    limit ${limit}`.execute(db)
  return rows.map(({ claim }) => claim)
}

function touchedBetween({ dossier, from, to }: Compared): RawBuilder<unknown> {
  const at = { dossier, asOfSeq: to.seq }
  const between = sql`event.dossier_id = ${dossier} and event.seq > ${from.seq} and event.seq <= ${to.seq}`
  return sql`select unnest(array[event.data ->> 'a', event.data ->> 'b']) as claim
    from event
    where ${between}
      and event.type in ('ClaimsLinked', 'ClaimsUnlinked')
      and event.data ->> 'relation' = any(${[...ANSWERS]}::text[])
    union all
    select event.data ->> 'claimId' from event where ${between} and event.type = 'DemandAnswered'
    union all
    select touched.claim
    from (
      select event.data ->> 'claimId' as claim
      from event
      where ${between} and event.type = any(${[...DECIDED]}::text[])
      union all
      select unnest(array[event.data ->> 'a', event.data ->> 'b'])
      from event
      where ${between} and event.type in ('ClaimsLinked', 'ClaimsUnlinked')
      union all
      select split_part(filed.key, '/', 3)
      from event
      join view_claims as filed
        on filed.key >= 'filed/' || (event.data ->> 'documentId') || '/'
        and filed.key < 'filed/' || (event.data ->> 'documentId') || '0'
        and ${held(claimsView, 'filed', at)}
      where ${between} and event.type in ('DocumentCorrected', 'DocumentWithdrawn', 'DocumentReinstated')
    ) as touched
    where exists (
        select from view_demands as answer
        where answer.key >= 'answer/' || touched.claim || '/' and answer.key < 'answer/' || touched.claim || '0'
          and ${held(demandsView, 'answer', at)}
      )
      or exists (
        select from view_claims as edge
        where edge.key >= 'edge/' || touched.claim || '/' and edge.key < 'edge/' || touched.claim || '0'
          and ${held(claimsView, 'edge', at)}
          and edge."row" ->> 'relation' = any(${[...ANSWERS]}::text[])
      )
      or exists (
        select from view_claims as edge
        where edge.link_b = touched.claim
          and ${held(claimsView, 'edge', at)}
          and edge."row" ->> 'relation' = any(${[...ANSWERS]}::text[])
      )`
}

function saidBetween({ dossier, from, to }: Compared): RawBuilder<unknown> {
  const at = { dossier, asOfSeq: to.seq }
  // A sort key begins with its day and a '/', which '0' follows.
  return sql`select unnest(array[edge."row" ->> 'a', edge.link_b]) as claim
    from view_claims as edge
    join view_claims as told
      on told.key in ('claim/' || (edge."row" ->> 'a'), 'claim/' || edge.link_b)
      and ${held(claimsView, 'told', at)}
      and told.said >= ${`${from.day}0`} and told.said < ${`${to.day}0`}
    where ${held(claimsView, 'edge', at)}
      and edge.link_b is not null
      and edge."row" ->> 'relation' = any(${[...ANSWERS]}::text[])
    union all
    select split_part(answer.key, '/', 2)
    from view_demands as answer
    join view_claims as told
      on told.key = 'claim/' || split_part(answer.key, '/', 2)
      and ${held(claimsView, 'told', at)}
      and told.said >= ${`${from.day}0`} and told.said < ${`${to.day}0`}
    where ${held(demandsView, 'answer', at)} and answer.key >= 'answer/' and answer.key < 'answer0'`
}
