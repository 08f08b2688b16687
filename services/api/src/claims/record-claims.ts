import { classifiedClaim, findDocument, foundClaim, RECORDED_AS, saveQuotes, sliceWords } from '@onrecord/documents'
import { type Classification, claimStream, DomainError, type DomainEvent, type eventRegistry } from '@onrecord/domain'
import { append, ConcurrencyError, type EventLog, inTransaction, type NewEvent, readStreams } from '@onrecord/event-log'
import * as z from 'zod'
import type { Command } from '../command.ts'
import { documentHistory } from '../documents/document-history.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { HttpProblem } from '../problem.ts'
import { configuredNames } from './configured-names.ts'
import { type Grounded, groundClaim } from './ground-claim.ts'
import { resolveClassification } from './resolve-classification.ts'
import type { ClaimSubmission } from './submission.ts'

type Log = EventLog<typeof eventRegistry>
type Context = { documentId: string; text: string; source: string | null; publishedOn: string | null }
type Prepared = Grounded & { classification: Classification | null; pointer: string; warnings: ClaimWarning[] }

/** What could not be kept of a claim that was taken: a name that is neither in the configuration nor in the text. */
export const ClaimWarning = z.enum(['addressee-not-named', 'teller-not-named'])
export type ClaimWarning = z.infer<typeof ClaimWarning>

/** What became of each claim, in the order of the submission; `seq` is that of its recording. */
export type RecordedClaims = {
  id: string
  seq: number
  status: 'recorded' | 'already-recorded'
  warnings: ClaimWarning[]
}[]

/** Times that a submission is tried again because another recorded the same claims meanwhile. */
const MOST_ROUNDS = 5

/**
 * Records ready-made claims, all or none; those that the log has already are left as they are. Every span is checked
 * against the text, every name against configuration and text. Throws DomainError with the place in the body.
 */
export async function recordClaims(
  log: Log,
  request: { dossier: string; submission: ClaimSubmission; command: Command },
): Promise<RecordedClaims> {
  const { dossier, submission, command } = request
  const configured = await configurationOf(log, dossier)
  const context = await loadContext(log, { dossier, documentId: submission.documentId })
  const prepared = prepare(submission, configured, context)
  refuseTwins(prepared)
  for (let round = 1; ; round++) {
    const known = await recordedAt(log, dossier, prepared)
    const fresh = prepared.filter(({ claim }) => !known.has(claim.id))
    try {
      const added = fresh.length === 0 ? known : await record(log, { dossier, context, command, claims: fresh })
      return prepared.map(({ claim: { id }, warnings }) => {
        const before = known.get(id)
        return before === undefined
          ? { id, seq: added.get(id) ?? 0, status: 'recorded', warnings }
          : { id, seq: before, status: 'already-recorded', warnings }
      })
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || round === MOST_ROUNDS) throw error
    }
  }
}

async function loadContext(log: Log, key: { dossier: string; documentId: string }): Promise<Context> {
  const { dossier, documentId } = key
  const history = await documentHistory(log, key)
  const document = await findDocument(log.db, key)
  if (history === undefined || document === undefined) {
    throw new DomainError('unknown-document', 'The dossier has no such document.', { dossier, documentId })
  }
  if (document.text === null) {
    throw new DomainError('document-erased', 'The text was erased, so nothing can rest on it.', { documentId })
  }
  return { documentId, text: document.text, source: history.source, publishedOn: history.publishedOn }
}

function prepare(
  { documentId, claims }: ClaimSubmission,
  configured: Awaited<ReturnType<typeof configurationOf>>,
  { text, source, publishedOn }: Context,
): Prepared[] {
  const names = configuredNames(configured.configuration)
  const taken = new Map<string, number>()
  return claims.map(({ claim, classification: submitted }, nth) => {
    const { start, end } = claim.segments[0] ?? { start: 0, end: 0 }
    const place = `${claim.kind}/${start}-${end}`
    const ordinal = taken.get(place) ?? 0
    taken.set(place, ordinal + 1)
    const pointer = `/claims/${nth}`
    const classification =
      submitted &&
      resolveClassification(submitted, {
        configured,
        names,
        pointer: `${pointer}/classification`,
        saidOn: claim.saidOn ?? publishedOn,
      })
    const isNamed = isAddresseeNamed(classification, text)
    const grounded = groundClaim(claim, { documentId, text, source, names, pointer: `${pointer}/claim`, ordinal })
    const warnings: ClaimWarning[] = []
    if (!isNamed) warnings.push('addressee-not-named')
    if (grounded.unnamed.length > 0) warnings.push('teller-not-named')
    return {
      pointer,
      ...grounded,
      classification: classification && (isNamed ? classification : { ...classification, addressee: null }),
      warnings,
    }
  })
}

/** Ids that were sent can name one claim twice; which of the two readings was meant is not ours to guess. */
function refuseTwins(claims: readonly Prepared[]): void {
  const seen = new Set<string>()
  for (const { claim, pointer } of claims) {
    if (seen.has(claim.id)) {
      const detail = 'is the id of another claim of this submission; leave it out'
      throw new HttpProblem('invalid-request', `${pointer}/claim/id ${detail}`, {
        errors: [{ in: 'body', pointer: `${pointer}/claim/id`, detail }],
      })
    }
    seen.add(claim.id)
  }
}

/** To whom a claim is addressed is no reason to refuse it, but what the text does not name can not be kept. */
function isAddresseeNamed(classification: Classification | null, text: string): boolean {
  const addressee = classification?.addressee ?? null
  if (addressee === null || addressee.actorId !== null) return true
  return text.toLowerCase().includes(addressee.name.toLowerCase())
}

async function recordedAt(log: Log, dossier: string, claims: readonly Prepared[]): Promise<Map<string, number>> {
  const streamIds = claims.map(({ claim }) => claimStream({ claimId: claim.id }))
  const events = await readStreams(log, { dossier, streamIds })
  const firsts = events.filter(({ streamVersion }) => streamVersion === 1)
  return new Map(firsts.map(({ streamId, seq }) => [streamId.slice('claim-'.length), seq]))
}

async function record(
  log: Log,
  request: { dossier: string; context: Context; command: Command; claims: readonly Prepared[] },
): Promise<Map<string, number>> {
  const { dossier, context, command, claims } = request
  const records = claims.map((claim) => recordOf(claim, context))
  const { events } = await inTransaction(log, async (tx) => {
    const quotes = records.map(({ quote }) => quote)
    await saveQuotes(tx.db, dossier, quotes)
    return append(tx, { dossier, ...command, events: records.flatMap(({ events }) => events) })
  })
  const firsts = events.filter(({ streamVersion }) => streamVersion === 1)
  return new Map(firsts.map(({ streamId, seq }) => [streamId.slice('claim-'.length), seq]))
}

function recordOf(prepared: Prepared, context: Context) {
  const { claim, chain } = prepared
  const { documentId, text } = context
  const found = { ...foundClaim(claim, documentId), chain }
  const recorded: DomainEvent = { type: RECORDED_AS[claim.kind], data: found }
  const events: NewEvent<typeof eventRegistry>[] = [{ ...recorded, expected: 'no-stream' }]
  const classified = prepared.classification && classifiedOf(prepared, prepared.classification, context)
  if (classified !== null) events.push({ type: 'ClaimClassified', data: classified })
  return { events, quote: { claimId: claim.id, documentId, words: sliceWords(text, found, classified) } }
}

function classifiedOf({ claim, pointer }: Prepared, classification: Classification, { text, source }: Context) {
  try {
    return classifiedClaim(claim, classification, { text, source, by: 'submitter' })
  } catch (error) {
    if (!(error instanceof DomainError) || !('name' in error.details)) throw error
    const path = `${pointer}/classification/${error.details.path.replaceAll('.', '/')}`
    const detail = `${path}: neither an actor of the dossier nor words of the text`
    throw new DomainError('name-not-in-text', detail, { path, name: error.details.name }, { cause: error })
  }
}
