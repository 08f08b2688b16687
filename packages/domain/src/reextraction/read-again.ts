import type { ExtractorRef } from '../claim.ts'
import type { Classified, Reading } from '../decisions/decided-claim.ts'
import { isSameValue } from '../decisions/same-value.ts'
import type { DomainEvent } from '../events/index.ts'
import { RECORDED_AS } from '../events/recorded-as.ts'
import type { Found } from './found.ts'
import type { KnownClaim } from './known-claim.ts'
import { matchFindings } from './match-findings.ts'

/** What becomes of one claim: its events in order, all of its own stream, and how it is read and classified after them. */
export type ClaimStep = {
  claimId: string
  change: 'recorded' | 'corrected' | 'retracted'
  events: DomainEvent[]
  reading: Reading
  classified: Classified | null
}

/** A claim that a person decided about and that is now read or classified otherwise, or missed (`found` is null). It stays. */
export type Proposal = { claimId: string; found: Found | null }

/**
 * What an extraction changes. `steps`: only claims that change, new ones in the order of the findings, then the others;
 * `dropped`: findings that no claim could be made of; `proposed`: what is left to a person.
 */
export type Rereading = { steps: ClaimStep[]; dropped: number; proposed: Proposal[] }

/**
 * Holds what was found just now against the claims that the log has of the document. Applied, and found again, it changes
 * nothing. Claims that were sent ready-made or found by another extractor are left alone.
 */
export function readAgain(extraction: {
  documentId: string
  extractor: ExtractorRef
  findings: readonly Found[]
  known: readonly KnownClaim[]
}): Rereading {
  const { findings, known } = extraction
  const matches = matchFindings(findings, new Map(known.map((claim) => [claim.claimId, claim])))
  const found = new Set([...matches.values()].map(({ claimId }) => claimId))
  const rereading: Rereading = { steps: [], dropped: 0, proposed: [] }
  const later: ClaimStep[] = []
  for (const finding of findings) {
    const claim = matches.get(finding.claimId)
    if (claim === undefined || claim.footing === 'gone') {
      const step = record(finding, extraction)
      if (step === undefined) rereading.dropped += 1
      else rereading.steps.push(step)
    } else if (claim.footing === 'open') {
      const step = correct(claim, finding, extraction.extractor)
      if (step !== undefined) later.push(step)
    } else if (isProposal(claim, finding)) {
      rereading.proposed.push({ claimId: claim.claimId, found: finding })
    }
  }
  for (const claim of known) {
    if (found.has(claim.claimId)) continue
    if (claim.footing === 'open') later.push(retract(claim, extraction.extractor))
    if (claim.footing === 'decided' && !claim.retracted)
      rereading.proposed.push({ claimId: claim.claimId, found: null })
  }
  rereading.steps.push(...later)
  return rereading
}

function record(
  { claimId, reading, classified }: Found,
  { documentId, extractor }: { documentId: string; extractor: ExtractorRef },
): ClaimStep | undefined {
  if (classified === null) return undefined
  const { kind, ...finding } = reading
  const events: DomainEvent[] = [
    { type: RECORDED_AS[kind], data: { claimId, documentId, ...finding, extractor } },
    { type: 'ClaimClassified', data: { claimId, ...classified, by: 'rules' } },
  ]
  return { claimId, change: 'recorded', events, reading, classified }
}

function correct(claim: KnownClaim, found: Found, extractor: ExtractorRef): ClaimStep | undefined {
  const { claimId } = claim
  const events: DomainEvent[] = []
  const changes = differences(claim.reading, found.reading)
  if (Object.keys(changes).length > 0) {
    events.push({ type: 'ClaimCorrected', data: { claimId, changes, reason: `Read again by ${nameOf(extractor)}.` } })
  }
  const { classified } = found
  if (classified !== null && !isSameOutcome(claim.classified, classified)) {
    events.push({ type: 'ClaimClassified', data: { claimId, ...classified, by: 'rules' } })
  }
  if (events.length === 0) return undefined
  return { claimId, change: 'corrected', events, reading: found.reading, classified: classified ?? claim.classified }
}

function retract({ claimId, reading, classified }: KnownClaim, extractor: ExtractorRef): ClaimStep {
  const reason = `${nameOf(extractor)} no longer finds it in the text.`
  const events: DomainEvent[] = [{ type: 'ClaimRetracted', data: { claimId, reason } }]
  return { claimId, change: 'retracted', events, reading, classified }
}

/** Of a claim that a person retracted, the same words at another place or of another kind are news, another reading is none. */
function isProposal(claim: KnownClaim, found: Found): boolean {
  if (claim.footing !== 'decided' || (claim.retracted && claim.claimId === found.claimId)) return false
  return saysOtherwise(claim, found)
}

function saysOtherwise({ reading, classified }: KnownClaim, found: Found): boolean {
  // How sure the extractor is proposes nothing.
  const { confidence: _, ...changes } = differences(reading, found.reading)
  if (Object.keys(changes).length > 0) return true
  return found.classified !== null && !isSameOutcome(classified, found.classified)
}

/** The members of a reading that are another in the new one, as they are there. */
function differences(before: Reading, after: Reading): Partial<Reading> {
  const old: Record<string, unknown> = before
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => !isSameValue(old[name], value)))
}

/** To say the same under another version of the configuration says nothing. */
function isSameOutcome(before: Classified | null, after: Classified): boolean {
  return isSameValue({ ...before, configVersion: null }, { ...after, configVersion: null })
}

function nameOf({ name, version }: ExtractorRef): string {
  return `${name} ${version}`
}
