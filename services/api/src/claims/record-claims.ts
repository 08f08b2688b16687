import { foundClaim, saveQuotes, sliceWords } from '@onrecord/documents'
import {
  claimStream,
  type DecidedClaim,
  type DomainEvent,
  decidedClaim,
  type eventRegistry,
  isSameValue,
  RECORDED_AS,
  type RecordedEvent,
} from '@onrecord/domain'
import { append, ConcurrencyError, type EventLog, inTransaction, type NewEvent, readStreams } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import { type ClaimWarning, type Context, type Prepared, prepareClaims } from './prepare-claims.ts'
import type { ClaimSubmission } from './submission.ts'

type Log = EventLog<typeof eventRegistry>

/** What becomes of a claim that is submitted. `reclassified`: it was there, and is classified as it was sent. */
export type RecordingStatus = 'recorded' | 'already-recorded' | 'reclassified'

/** What became of each claim, in the order of the submission; `seq` is that of its recording, or of its classification anew. */
export type RecordedClaims = { id: string; seq: number; status: RecordingStatus; warnings: ClaimWarning[] }[]

/** Times that a submission is tried again because another recorded the same claims meanwhile. */
const MOST_ROUNDS = 5

/** A claim that the log has: where it was recorded, what stands of it, and its stream's version. */
type Known = { seq: number; version: number; facts: DecidedClaim }

/** What is to be appended for a claim, and its words as they are then; no events where it stands so already. */
type Step = {
  status: RecordingStatus
  events: NewEvent<typeof eventRegistry>[]
  quote: Parameters<typeof saveQuotes>[2][number]
}

/**
 * Records ready-made claims, all or none. One that the log has already keeps its reading; its classification is replaced
 * by one that was sent and differs, unless a reviewer's word stands. Throws DomainError with the place in the body.
 */
export async function recordClaims(
  log: Log,
  request: { dossier: string; submission: ClaimSubmission; command: Command },
): Promise<RecordedClaims> {
  const { dossier, command } = request
  const { context, claims } = await prepareClaims(log, request)
  for (let round = 1; ; round++) {
    const known = await findKnown(log, dossier, claims)
    const steps = claims.map((claim) => stepOf(claim, known.get(claim.claim.id), context))
    try {
      const added = await carryOut(log, { dossier, command, steps })
      return claims.map(({ claim: { id }, warnings }, nth) => {
        const status = steps[nth]?.status ?? 'already-recorded'
        return { id, seq: added.get(id) ?? known.get(id)?.seq ?? 0, status, warnings }
      })
    } catch (error) {
      // A caller's transaction is at an end now; it has to begin anew.
      if (!(error instanceof ConcurrencyError) || round === MOST_ROUNDS || log.db.isTransaction) throw error
    }
  }
}

async function findKnown(log: Log, dossier: string, claims: readonly Prepared[]): Promise<Map<string, Known>> {
  const streamIds = claims.map(({ claim }) => claimStream({ claimId: claim.id }))
  const events: RecordedEvent[] = await readStreams(log, { dossier, streamIds })
  const known = new Map<string, Known>()
  for (const stream of Map.groupBy(events, ({ streamId }) => streamId).values()) {
    const facts = decidedClaim(stream)
    const [first] = stream
    if (facts === undefined || first === undefined) continue
    known.set(facts.claimId, { facts, seq: first.seq, version: stream.at(-1)?.streamVersion ?? 0 })
  }
  return known
}

function stepOf(prepared: Prepared, known: Known | undefined, { documentId, text }: Context): Step {
  const { claim, chain, classified } = prepared
  const found = known?.facts.facets.reading ?? { ...foundClaim(claim, documentId), chain }
  const quote = { claimId: claim.id, documentId, words: sliceWords(text, found, classified) }
  if (known !== undefined) {
    if (classified === null || !mayReplace(known.facts, classified))
      return { status: 'already-recorded', events: [], quote }
    return {
      status: 'reclassified',
      events: [{ type: 'ClaimClassified', data: classified, expected: known.version }],
      quote,
    }
  }
  const recorded: DomainEvent = { type: RECORDED_AS[claim.kind], data: { ...foundClaim(claim, documentId), chain } }
  const events: NewEvent<typeof eventRegistry>[] = [{ ...recorded, expected: 'no-stream' }]
  if (classified !== null) events.push({ type: 'ClaimClassified', data: classified })
  return { status: 'recorded', events, quote }
}

/** A reviewer's word stands; to say the same again under another version of the configuration says nothing. */
function mayReplace({ facets }: DecidedClaim, classified: NonNullable<Prepared['classified']>): boolean {
  const { review, classification } = facets
  if (review.verdict !== 'unreviewed' || classification.pinned) return false
  const { claimId: _, by: __, ...says } = classified
  return !isSameValue({ ...classification.stands, configVersion: null }, { ...says, configVersion: null })
}

async function carryOut(
  log: Log,
  { dossier, command, steps }: { dossier: string; command: Command; steps: readonly Step[] },
): Promise<Map<string, number>> {
  const due = steps.filter(({ events }) => events.length > 0)
  if (due.length === 0) return new Map()
  const { events } = await inTransaction(log, async (tx) => {
    const quotes = due.map(({ quote }) => quote)
    await saveQuotes(tx.db, dossier, quotes)
    return append(tx, { dossier, ...command, events: due.flatMap(({ events }) => events) })
  })
  // Of the two events of a new claim the first counts.
  return new Map(events.map(({ streamId, seq }) => [streamId.slice('claim-'.length), seq] as const).toReversed())
}
