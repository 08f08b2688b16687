import type { Test } from 'tap'
import {
  type DomainEvent,
  type ExtractorRef,
  type Found,
  type KnownClaim,
  knownClaim,
  RECORDED_AS,
  readAgain,
} from '../../src/index.ts'
import { DOCUMENT } from '../decisions/histories.ts'
import { idAt, NEW, OLD } from './readings.ts'

/** An event as its stream holds it. */
export type Told = DomainEvent & { metadata: { keyId: string | null } }

/** The claim that the cases are about. */
export const CLAIM = idAt(10, 20)

/** As a process tells an event. */
export const byProcess = (event: DomainEvent): Told => ({ ...event, metadata: { keyId: null } })

/** As a person tells it. */
export const byPerson = (event: DomainEvent): Told => ({
  ...event,
  metadata: { keyId: 'f0000000-0000-4000-8000-000000000001' },
})

/** The events by which a finding was recorded. */
export function recorded(
  { claimId, reading: { kind, ...finding }, classified }: Found,
  extractor: ExtractorRef = OLD,
): Told[] {
  const events: DomainEvent[] = [
    { type: RECORDED_AS[kind], data: { claimId, documentId: DOCUMENT, ...finding, extractor } },
  ]
  if (classified !== null) events.push({ type: 'ClaimClassified', data: { claimId, ...classified, by: 'rules' } })
  return events.map(byProcess)
}

/** What an extractor knows of these streams. */
export function claimsOf(streams: readonly Told[][]): KnownClaim[] {
  return streams.flatMap((stream) => knownClaim(stream, OLD.name) ?? [])
}

/** A claim's streams, what is found now, and what is then told. */
export type Case = {
  title: string
  /** The stream of each claim that is known. */
  given: Told[][]
  found: Found[]
  events: unknown[]
  proposed?: number
  dropped?: number
}

/** What a new extraction of these findings says, given these streams. */
export function testCase(t: Test, { given, found: findings, events, proposed = 0, dropped = 0 }: Case): void {
  const known = claimsOf(given)
  const reread = readAgain({ documentId: DOCUMENT, extractor: NEW, findings, known })
  const appended = reread.steps.flatMap((step) => step.events)
  t.match(appended, events)
  t.equal(appended.length, events.length)
  t.match({ proposed: reread.proposed.length, dropped: reread.dropped }, { proposed, dropped })
}
