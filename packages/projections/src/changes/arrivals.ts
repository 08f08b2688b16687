import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { documentsView } from '../documents/fold.ts'

/** How many documents and claims came from one source; null: from documents of which no source is known. */
export type Arrivals = { source: string | null; documents: number; claims: number }

/** What was recorded after seq `after` up to `upTo`, by source, most claims first. A claim read again counts once. */
export async function countRecorded(
  db: Kysely<DB>,
  span: { dossier: string; after: number; upTo: number },
): Promise<Arrivals[]> {
  const { rows } = await sql<Arrivals>`select document."row" ->> 'source' as source,
      sum(fresh.documents)::float8 as documents,
      sum(fresh.claims)::float8 as claims
    from (
      select data ->> 'documentId' as document,
        count(*) filter (where type = 'DocumentReceived') as documents,
        count(distinct data ->> 'claimId') as claims
      from event
      where dossier_id = ${span.dossier}
        and seq > ${span.after}
        and seq <= ${span.upTo}
        and type in ('DocumentReceived', 'StatementRecorded', 'DemandRecorded', 'DeadlineRecorded')
      group by data ->> 'documentId'
    ) as fresh
    left join view_documents as document
      on document.key = 'document/' || fresh.document
      and ${held(documentsView, 'document', { dossier: span.dossier, asOfSeq: span.upTo })}
    group by 1
    order by claims desc, documents desc, source`.execute(db)
  return rows
}

/** What was published and said after the day `after` up to the day `upTo`, by source, most claims first; live claims alone. */
export async function countSaid(
  db: Kysely<DB>,
  span: AsOf & { after: string; upTo: string; minimumConfidence: number },
): Promise<Arrivals[]> {
  // A sort key begins with its day and a '/', which '0' follows.
  const [low, high] = [`${span.after}0`, `${span.upTo}0`]
  const { rows } = await sql<Arrivals>`select source, sum(documents)::float8 as documents, sum(claims)::float8 as claims
    from (
      select document."row" ->> 'source' as source, 1 as documents, 0 as claims
      from view_documents as document
      where ${held(documentsView, 'document', span)}
        and document.published >= ${low} and document.published < ${high}
        and not (document."row" ->> 'withdrawn')::boolean
      union all
      select claim."row" -> 'document' ->> 'source', 0, 1
      from view_claims as claim
      where ${held(claimsView, 'claim', span)}
        and claim.claim is not null
        and claim.said >= ${low} and claim.said < ${high}
        and claim.live and claim.confidence >= ${span.minimumConfidence}
    ) as arrival
    group by source
    order by claims desc, documents desc, source`.execute(db)
  return rows
}
