import { claimStream } from '@onrecord/domain'
import type { About } from './about.ts'
import type { ClaimDecision } from './claim-body.ts'
import { planClaim, unknownClaim } from './plan-claim.ts'
import { planSeparation } from './plan-separation.ts'

/** A decision about a claim. `reading`: how the views read the log now; `pointer`: where the body stands in the request's. */
export function aboutClaim(
  claim: { dossier: string; claimId: string; reading: string; keyId: string | null; pointer: string },
  decision: ClaimDecision,
): About {
  const { dossier, claimId, reading, keyId, pointer } = claim
  const target = { dossier, streamId: claimStream({ claimId }), reading, unknown: () => unknownClaim(claimId) }
  if (decision.decision === 'separate') {
    const { reason } = decision
    return { target, locks: true, plan: (tx, version) => planSeparation(tx, { dossier, claimId, version, reason }) }
  }
  return { target, locks: false, plan: (tx) => planClaim(tx, { dossier, claimId, pointer, keyId }, decision) }
}
