import { findDocument, type Quote, sliceWords } from '@onrecord/documents'
import {
  type ClaimCommand,
  claimStream,
  type DecidedClaim,
  DomainError,
  type DomainEvent,
  decideClaim,
  decidedClaim,
  evolveClaim,
} from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import { configuredNames } from '../claims/configured-names.ts'
import { resolveParty } from '../claims/resolve-classification.ts'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import type { ClaimDecision } from './claim-body.ts'
import { claimText } from './claim-text.ts'
import type { Plan } from './plan.ts'
import { readCorrection } from './read-correction.ts'
import { readReclassification } from './read-reclassification.ts'

type Log = ApiDeps['log']

/** Where a claim's decision stands: `pointer` is that of its body within the request's. */
type About = { dossier: string; claimId: string; pointer: string; keyId: string | null }

/** Everything but *separate*, which is about links. */
export type OwnDecision = Exclude<ClaimDecision, { decision: 'separate' }>

/** What a decision about a claim comes to. Throws DomainError for what is unknown or against the rules. */
export async function planClaim(log: Log, about: About, decision: OwnDecision): Promise<Plan> {
  const state = await loadClaim(log, about)
  const command = await readCommand(log, { ...about, state, decision })
  const events = decideClaim(state, command)
  return { events, quotes: await quotesAfter(log, { ...about, state, events }) }
}

/** The claim as the log has it now. Throws DomainError `unknown-claim`. */
export async function loadClaim(
  log: Log,
  { dossier, claimId }: Pick<About, 'dossier' | 'claimId'>,
): Promise<DecidedClaim> {
  const state = decidedClaim(await readStream(log, { dossier, streamId: claimStream({ claimId }) }))
  if (state === undefined) throw unknownClaim(claimId)
  return state
}

/** The answer for a claim that nobody recorded. */
export function unknownClaim(claimId: string): DomainError {
  return new DomainError('unknown-claim', 'The dossier has no such claim.', { claimId })
}

async function readCommand(
  log: Log,
  context: About & { state: DecidedClaim; decision: OwnDecision },
): Promise<ClaimCommand> {
  const { dossier, pointer, state, decision } = context
  switch (decision.decision) {
    case 'confirm':
    case 'retract':
    case 'reopen':
      return { decision: decision.decision, reason: decision.reason }
    case 'assess':
    case 'outcome':
      return decision
    case 'correct': {
      const { configuration } = await configurationOf(log, dossier)
      const { text, source } = await claimText(log, dossier, state)
      const ground = { text, source, names: configuredNames(configuration), pointer: `${pointer}/changes` }
      return { ...decision, changes: readCorrection(decision.changes, state, ground) }
    }
    case 'reclassify': {
      const configured = await configurationOf(log, dossier)
      const context = { ...(await claimText(log, dossier, state)), configured, pointer: `${pointer}/classification` }
      return { ...decision, classification: readReclassification(decision.classification, state, context) }
    }
    case 'answer': {
      const { configuration } = await configurationOf(log, dossier)
      return {
        ...decision,
        party: resolveParty(decision.party, configuredNames(configuration), `${pointer}/party`, null),
      }
    }
  }
}

/** The claim's words where its events point at others now; none where the text was erased. */
export async function quotesAfter(
  log: Log,
  decided: { dossier: string; keyId: string | null; state: DecidedClaim; events: readonly DomainEvent[] },
): Promise<Quote[]> {
  const { dossier, keyId, state, events } = decided
  if (!events.some(({ type }) => type === 'ClaimCorrected' || type === 'ClaimClassified')) return []
  const after = events.reduce<DecidedClaim | undefined>(
    (facts, event) => evolveClaim(facts, { ...event, metadata: { keyId } }),
    state,
  )
  const { claimId, documentId, facets } = after ?? state
  const document = await findDocument(log.db, { dossier, documentId })
  if (typeof document?.text !== 'string') return []
  const { text } = document
  return [{ claimId, documentId, words: sliceWords(text, facets.reading, facets.classification.stands) }]
}
