import { classifiedClaim, findDocument } from '@onrecord/documents'
import { type Classification, DomainError, type EventData, type eventRegistry } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'
import { documentHistory } from '@onrecord/intake/receive'
import * as z from 'zod'
import { configurationOf } from '../dossiers/configuration.ts'
import { invalidPart } from '../invalid-part.ts'
import { configuredNames } from './configured-names.ts'
import { type Grounded, groundClaim } from './ground-claim.ts'
import { resolveClassification } from './resolve-classification.ts'
import type { ClaimSubmission } from './submission.ts'

/** The document that claims were submitted of. */
export type Context = { documentId: string; text: string; source: string | null; publishedOn: string | null }

/** A submitted claim, held against text and configuration. `classified`: what is to be recorded of its classification. */
export type Prepared = Grounded & {
  classified: EventData<'ClaimClassified'> | null
  warnings: ClaimWarning[]
}

/** What could not be kept of a claim that was taken: a name that is neither in the configuration nor in the text. */
export const ClaimWarning = z.enum(['addressee-not-named', 'teller-not-named'])
export type ClaimWarning = z.infer<typeof ClaimWarning>

/**
 * Holds every span of a submission against the text, every name against configuration and text. Throws DomainError with the
 * place in the body; HttpProblem where one claim comes twice.
 */
export async function prepareClaims(
  log: EventLog<typeof eventRegistry>,
  { dossier, submission }: { dossier: string; submission: ClaimSubmission },
): Promise<{ context: Context; claims: Prepared[] }> {
  const configured = await configurationOf(log, dossier)
  const context = await loadContext(log, { dossier, documentId: submission.documentId })
  const claims = prepare(submission, configured, context)
  refuseTwins(claims)
  return { context, claims }
}

async function loadContext(
  log: EventLog<typeof eventRegistry>,
  key: { dossier: string; documentId: string },
): Promise<Context> {
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
  context: Context,
): Prepared[] {
  const { text, source, publishedOn } = context
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
    const kept = classification && (isNamed ? classification : { ...classification, addressee: null })
    return {
      ...grounded,
      classified: kept && classifiedOf(grounded, { classification: kept, pointer, context }),
      warnings,
    }
  })
}

/** Ids that were sent can name one claim twice; which of the two readings was meant is not ours to guess. */
function refuseTwins(claims: readonly Prepared[]): void {
  const seen = new Set<string>()
  for (const [nth, { claim }] of claims.entries()) {
    const pointer = `/claims/${nth}`
    if (seen.has(claim.id)) {
      const detail = 'is the id of another claim of this submission; leave it out'
      throw invalidPart('body', `${pointer}/claim/id`, detail)
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

function classifiedOf(
  { claim }: Grounded,
  { classification, pointer, context }: { classification: Classification; pointer: string; context: Context },
): EventData<'ClaimClassified'> {
  const { text, source } = context
  try {
    return classifiedClaim(claim, classification, { text, source, by: 'submitter' })
  } catch (error) {
    if (!(error instanceof DomainError) || !('name' in error.details)) throw error
    const path = `${pointer}/classification/${error.details.path.replaceAll('.', '/')}`
    const detail = `${path}: neither an actor of the dossier nor words of the text`
    throw new DomainError('name-not-in-text', detail, { path, name: error.details.name }, { cause: error })
  }
}
