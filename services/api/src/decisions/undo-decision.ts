import { type DomainEvent, decidedClaim, decidedDocument, type RecordedEvent, undo } from '@onrecord/domain'
import { readEventsAt, readStream } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG, readingNow } from '../etag.ts'
import { HttpProblem } from '../problem.ts'
import { carryOut } from './carry-out.ts'
import type { DecisionReceipt } from './decision-json.ts'
import { followDate } from './follow-date.ts'
import { quotesAfter } from './plan-claim.ts'

type Log = ApiDeps['log']

/**
 * Takes back what was decided at a seq, by new events that name it as their cause. Throws HttpProblem `not-found`;
 * DomainError `not-a-decision`, `superseded`.
 */
export async function undoDecision(
  log: Log,
  request: { dossier: string; seq: number; reason: string | null; command: Command },
): Promise<DecisionReceipt> {
  const { dossier, seq, reason } = request
  const [event] = await readEventsAt(log, { dossier, seqs: [seq] })
  if (event === undefined) throw new HttpProblem('not-found', `The log has no number ${seq}.`)
  const { streamId, eventId } = event
  const isRead = streamId.startsWith('claim-') || streamId.startsWith('issue-')
  const reading = isRead ? await readingNow(log.db, dossier) : FROM_LOG
  const { commandId, metadata } = request.command
  const command = { commandId, metadata: { ...metadata, causationId: eventId } }
  return carryOut(
    log,
    { guard: 'any', command },
    {
      target: { dossier, streamId, reading },
      plan: async (tx) => {
        const stream: RecordedEvent[] = await readStream(tx, { dossier, streamId })
        const undone = undo(stream, seq, reason)
        const documentId = decidedDocument(stream)?.documentId
        const following = documentId === undefined ? [] : await followDate(tx, { dossier, documentId, events: undone })
        const events = [...undone, ...following]
        return { events, quotes: await wordsAfter(tx, { dossier, keyId: metadata.keyId, stream, events }) }
      },
    },
  )
}

async function wordsAfter(
  log: Log,
  decided: { dossier: string; keyId: string | null; stream: RecordedEvent[]; events: DomainEvent[] },
) {
  const { dossier, keyId, stream, events } = decided
  const state = stream.some(({ streamId }) => streamId.startsWith('claim-')) ? decidedClaim(stream) : undefined
  return state === undefined ? [] : quotesAfter(log, { dossier, keyId, state, events })
}
