import type { RecordedClaim } from '@onrecord/domain'
import { type ClaimCursor, type ClaimFilter, type ClaimOrder, listClaims } from '@onrecord/projections'
import type { ApiDeps } from '../deps.ts'
import { presentClaims } from '../views/read-claims.ts'
import type { ViewAt } from '../views/view-at.ts'

/** Claims read at a time. */
const PAGE = 200

/** All claims of a list, page by page, each read when the one before has been taken; never an empty page. */
export async function* claimPages(
  { log }: Pick<ApiDeps, 'log'>,
  at: ViewAt,
  list: { filter: ClaimFilter; clusters: 'folded' | 'apart'; order: ClaimOrder },
): AsyncGenerator<RecordedClaim[]> {
  const { dossier, asOfSeq } = at
  let after: ClaimCursor | undefined
  for (;;) {
    const claims = await listClaims(log.db, { dossier, asOfSeq, ...list, after, limit: PAGE })
    if (claims.length > 0) yield await presentClaims(log.db, at, claims)
    if (claims.length < PAGE) return
    after = claims.at(-1)
  }
}
