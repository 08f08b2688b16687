import { DomainError, decidedLink, decideLink, linkStream } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG } from '../etag.ts'
import type { About } from './about.ts'
import { loadDocument } from './about-document.ts'
import type { LinkDecision } from './other-bodies.ts'
import { loadClaim } from './plan-claim.ts'

/** A decision about two claims; only those that count can be linked. */
export function aboutLink(key: { dossier: string; a: string; b: string }, decision: LinkDecision): About {
  const { dossier, ...pair } = key
  const streamId = linkStream(pair)
  return {
    target: { dossier, streamId, reading: FROM_LOG },
    locks: false,
    plan: async (tx) => {
      for (const claimId of [pair.a, pair.b]) {
        if (decision.decision === 'link') await requireLive(tx, { dossier, claimId })
        else await loadClaim(tx, { dossier, claimId })
      }
      const state = decidedLink(pair, await readStream(tx, { dossier, streamId }))
      return { events: decideLink(state, decision), quotes: [] }
    },
  }
}

async function requireLive(
  log: ApiDeps['log'],
  { dossier, claimId }: { dossier: string; claimId: string },
): Promise<void> {
  const { documentId, facets } = await loadClaim(log, { dossier, claimId })
  if (facets.review.verdict === 'retracted') {
    throw new DomainError('claim-retracted', `The claim ${claimId} is retracted.`, { claimId })
  }
  const document = await loadDocument(log, { dossier, documentId })
  if (document.facets.standing.withdrawn) {
    throw new DomainError('document-withdrawn', `The document of ${claimId} is withdrawn.`, { documentId })
  }
}
