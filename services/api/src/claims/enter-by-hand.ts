import { ConcurrencyError, derivedCommandId, inTransaction } from '@onrecord/event-log'
import { receiveDocument } from '@onrecord/intake/receive'
import * as z from 'zod'
import type { Command } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { SubmittedText } from '../documents/submission.ts'
import { type RecordedClaims, recordClaims } from './record-claims.ts'
import { SubmittedClaim, SubmittedClassification, SubmittedWords } from './submission.ts'

/** A claim that stands in no document, with its wording, which becomes a document of its own. */
export const ClaimByHand = z
  .strictObject({
    document: SubmittedText,
    claim: SubmittedClaim.omit({ id: true, prefix: true, suffix: true, segments: true, extractor: true }).extend({
      segments: z.array(SubmittedWords).min(1).max(64).optional().meta({ description: 'Left out: the whole text' }),
    }),
    classification: SubmittedClassification.nullable().default(null),
  })
  .meta({ id: 'ClaimByHand' })
export type ClaimByHand = z.infer<typeof ClaimByHand>

/** Whose reading it is: a person's. */
const BY_HAND = { name: 'by-hand', version: '1' }

/** Times that it is tried again because somebody sent the same wording meanwhile. */
const MOST_ROUNDS = 3

/** Records wording and claim, both or neither; wording that is there already is not recorded again. Throws DomainError. */
export async function enterByHand(
  log: ApiDeps['log'],
  request: { dossier: string; entry: ClaimByHand; command: Command },
): Promise<RecordedClaims[number] & { documentId: string }> {
  const { dossier, entry, command } = request
  const { document, classification } = entry
  const segments = entry.claim.segments ?? [{ start: 0, end: document.text.length }]
  const claims = [{ claim: { ...entry.claim, segments, extractor: BY_HAND }, classification }]
  const after = { ...command, commandId: derivedCommandId(command.commandId, 'claim-by-hand') }
  for (let round = 1; ; round++) {
    try {
      return await inTransaction(log, async (tx) => {
        const { received } = await receiveDocument(tx, { dossier, document, extractor: 'none', command })
        const { documentId } = received.data
        const [claim] = await recordClaims(tx, { dossier, submission: { documentId, claims }, command: after })
        if (claim === undefined) throw new Error('one claim was given and none recorded')
        return { ...claim, documentId }
      })
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || round === MOST_ROUNDS) throw error
    }
  }
}
