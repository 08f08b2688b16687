import type { RecordedClaim } from '@onrecord/domain'
import { listClaims } from '@onrecord/projections'
import type { ApiDeps } from '../deps.ts'
import { presentClaims } from '../views/read-claims.ts'
import { viewAt } from '../views/view-at.ts'
import type { DocumentHistory } from './document-history.ts'

/** Claims that an answer may hold. */
const MAX_CLAIMS = 500

/** The claims of a processed document, for an answer that was waited for; nothing for any other. */
export async function claimsOfDocument(
  deps: ApiDeps,
  history: DocumentHistory,
  { isWaitedFor }: { isWaitedFor: boolean },
): Promise<{ claims?: RecordedClaim[] }> {
  if (!isWaitedFor || history.state !== 'processed') return {}
  const { dossier, data } = history.received
  const at = await viewAt(deps, dossier, { minSeq: history.lastSeq })
  const claims = await listClaims(deps.log.db, {
    dossier,
    asOfSeq: at.asOfSeq,
    filter: { document: data.documentId },
    clusters: 'apart',
    limit: MAX_CLAIMS,
  })
  return { claims: await presentClaims(deps.log.db, at, claims) }
}
