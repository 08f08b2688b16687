import type { RecordedClaim } from '@onrecord/domain'
import type { DocumentHistory } from '@onrecord/intake/receive'
import { listClaims } from '@onrecord/projections'
import type { ApiDeps } from '../deps.ts'
import { HttpProblem } from '../problem.ts'
import { presentClaims } from '../views/read-claims.ts'
import { viewAt } from '../views/view-at.ts'

/** Claims that an answer may hold. */
const MAX_CLAIMS = 500

/**
 * The claims of a processed document in the order of its text, as soon as the views have them; nothing for any other, or where `timeoutMs` is up
 * before that: the document was taken all the same, and no lag of a view makes a refusal of that.
 */
export async function claimsOfDocument(
  deps: ApiDeps,
  history: DocumentHistory,
  { timeoutMs }: { timeoutMs: number },
): Promise<{ claims?: RecordedClaim[] }> {
  if (history.state !== 'processed') return {}
  const { dossier, data } = history.received
  const at = await viewAt(deps, dossier, { minSeq: history.lastSeq }, { timeoutMs }).catch((error: unknown) => {
    if (error instanceof HttpProblem && error.code === 'not-caught-up') return undefined
    throw error
  })
  if (at === undefined) return {}
  const claims = await listClaims(deps.log.db, {
    dossier,
    asOfSeq: at.asOfSeq,
    filter: { document: data.documentId },
    clusters: 'apart',
    limit: MAX_CLAIMS,
  })
  const presented = await presentClaims(deps.log.db, at, claims)
  return { claims: presented.toSorted((a, b) => startOf(a) - startOf(b)) }
}

/** Where a claim begins in the text. */
function startOf({ claim }: RecordedClaim): number {
  return claim.segments[0]?.start ?? 0
}
