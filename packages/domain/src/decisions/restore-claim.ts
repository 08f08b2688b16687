import type { DomainEvent } from '../events/index.ts'
import type { Review } from '../vocabulary.ts'
import { ALL_PARTIES, type ClaimFacets, type DecidedClaim } from './decided-claim.ts'
import { differingFacets } from './facets.ts'
import { isSameValue } from './same-value.ts'

/**
 * The events that bring a claim from what stands to what stood before. A classification that was never there can't be taken
 * away: an empty one takes its place, as a submitter's, so that the next one counts.
 */
export function restoreClaim({ claimId, facets: now }: DecidedClaim, target: ClaimFacets, reason: string | null) {
  return [...restoreReview(claimId, { now, target, reason }), ...restoreWord(claimId, { now, target, reason })]
}

type Restoring = { now: ClaimFacets; target: ClaimFacets; reason: string | null }

/**
 * Reading, classification and verdict hang together: a correction is a verdict, and a reopening unpins. To put a member back
 * is a correction of its own, which only a reopening takes back; those that stand are said again behind it.
 */
function restoreReview(claimId: string, { now, target, reason }: Restoring): DomainEvent[] {
  const events: DomainEvent[] = []
  const wanted = verdictOf(target)
  let { verdict } = now.review
  let { pinned } = now.classification
  let { corrections } = now
  const fields = differingFacets({ reading: now.reading }, { reading: target.reading }).map(({ member }) => member)
  if (fields.length > 0) {
    const old: Record<string, unknown> = target.reading
    const changes = Object.fromEntries(fields.map((field) => [field, old[field]]))
    events.push({ type: 'ClaimCorrected', data: { claimId, changes, reason } })
    verdict = 'corrected'
    corrections = { ...corrections, ...changes }
  }
  const mustReopen =
    (verdict !== wanted && (wanted === 'unreviewed' || verdict === 'retracted')) ||
    !isSameValue(corrections, target.corrections) ||
    (pinned && !target.classification.pinned)
  if (mustReopen) {
    events.push({ type: 'ClaimReopened', data: { claimId, reason } })
    verdict = 'unreviewed'
    pinned = false
  }
  const { stands, by } = target.classification
  if (pinned !== target.classification.pinned || !isSameValue(now.classification.stands, stands)) {
    const unpinned = by === 'rules' ? by : 'submitter'
    events.push({
      type: 'ClaimClassified',
      data: { claimId, ...(stands ?? emptied(now)), by: target.classification.pinned ? 'reviewer' : unpinned, reason },
    })
  }
  if (mustReopen && Object.keys(target.corrections).length > 0) {
    events.push({ type: 'ClaimCorrected', data: { claimId, changes: target.corrections, reason } })
    verdict = 'corrected'
  }
  if (verdict === wanted) return events
  switch (wanted) {
    case 'unreviewed':
      return events
    case 'corrected':
      return [...events, { type: 'ClaimCorrected', data: { claimId, changes: target.corrections, reason } }]
    case 'confirmed':
      return [...events, { type: 'ClaimConfirmed', data: { claimId, reason } }]
    case 'retracted':
      return [...events, { type: 'ClaimRetracted', data: { claimId, reason } }]
  }
}

/** Taking back one correction leaves the claim a corrected one where another stands. */
function verdictOf({ review, corrections }: ClaimFacets): Review {
  return review.verdict === 'unreviewed' && Object.keys(corrections).length > 0 ? 'corrected' : review.verdict
}

function emptied({ classification }: ClaimFacets) {
  const configVersion = classification.stands?.configVersion ?? 1
  return { claimants: [], party: null, positions: [], framework: null, phase: null, addressee: null, configVersion }
}

/** Grade, answers and outcome: each has a word of its own that null takes back. */
function restoreWord(claimId: string, { now, target, reason }: Restoring): DomainEvent[] {
  const events: DomainEvent[] = []
  const { credibility } = target.grade
  if (now.grade.credibility !== credibility)
    events.push({ type: 'ClaimAssessed', data: { claimId, credibility, reason } })
  for (const { member } of differingFacets({ answers: now.answers }, { answers: target.answers })) {
    const party = member === ALL_PARTIES ? null : member
    events.push({
      type: 'DemandAnswered',
      data: { claimId, party, answer: target.answers[member] ?? null, reason },
    })
  }
  const { outcome } = target.due
  if (!isSameValue(now.due.outcome, outcome)) {
    const word = outcome ?? { outcome: null, newDate: null }
    events.push({ type: 'DueOutcomeRecorded', data: { claimId, ...word, reason } })
  }
  return events
}
