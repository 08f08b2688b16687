import { isSameValue } from '../decisions/same-value.ts'
import type { Span } from '../span.ts'
import type { Found } from './found.ts'
import type { KnownClaim } from './known-claim.ts'

/**
 * Which known claim each finding is, by the finding's id; what is missing is new. The same id is the same claim. Of the
 * others a finding is the claim of its kind whose words it shares for more than half, one to one: those that are read the
 * same first, then those that share most. Words that a person decided about are not told anew as another kind either.
 * Claims that were sent or taken back are found by their id alone.
 */
export function matchFindings(
  findings: readonly Found[],
  known: ReadonlyMap<string, KnownClaim>,
): Map<string, KnownClaim> {
  const matches = new Map<string, KnownClaim>()
  for (const { claimId } of findings) {
    const claim = known.get(claimId)
    if (claim !== undefined) matches.set(claimId, claim)
  }
  const taken = new Set(matches.keys())
  for (const { finding, claim } of candidates(findings, known, taken)) {
    if (matches.has(finding.claimId) || taken.has(claim.claimId)) continue
    matches.set(finding.claimId, claim)
    taken.add(claim.claimId)
  }
  return matches
}

type Candidate = { finding: Found; claim: KnownClaim; alike: number; shared: number }

function candidates(
  findings: readonly Found[],
  known: ReadonlyMap<string, KnownClaim>,
  taken: ReadonlySet<string>,
): Candidate[] {
  const free = [...known.values()].filter(
    ({ claimId, footing }) => !taken.has(claimId) && (footing === 'open' || footing === 'decided'),
  )
  return findings
    .filter(({ claimId }) => !taken.has(claimId))
    .flatMap((finding) =>
      free.flatMap((claim): Candidate[] => {
        if (claim.reading.kind !== finding.reading.kind && claim.footing !== 'decided') return []
        const shared = sharedPart(finding.reading.segments, claim.reading.segments)
        return shared > HALF ? [{ finding, claim, shared, alike: likenessOf(finding, claim) }] : []
      }),
    )
    .toSorted(
      (a, b) =>
        b.alike - a.alike ||
        b.shared - a.shared ||
        compare(a.finding.claimId, b.finding.claimId) ||
        compare(a.claim.claimId, b.claim.claimId),
    )
}

/** 2 where both are read the same, 1 where they are of one kind, else 0. */
function likenessOf(finding: Found, claim: KnownClaim): number {
  if (isSameValue(finding.reading, claim.reading)) return 2
  return finding.reading.kind === claim.reading.kind ? 1 : 0
}

const HALF = 0.5

/** The UTF-16 units that lie in both, as a part of the longer one's. The pieces of one reading do not overlap. */
function sharedPart(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0
  for (const one of a) {
    for (const other of b) shared += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
  }
  return shared / Math.max(lengthOf(a), lengthOf(b))
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
