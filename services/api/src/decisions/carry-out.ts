import { saveQuotes } from '@onrecord/documents'
import type { eventRegistry } from '@onrecord/domain'
import { type Appended, append, findCommand, inTransaction } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { formatTag, type Guard } from '../etag.ts'
import { currentTag, guardedWrite, type Target } from '../guarded-write.ts'
import type { About } from './about.ts'
import type { DecisionReceipt } from './decision-json.ts'
import { expectAt } from './expect-at.ts'

type Log = ApiDeps['log']

/**
 * Carries a decision out once: what is planned on the log as it stands is appended if what it is about is still as the
 * caller saw it. The same command again is answered with what it did at first.
 */
export async function carryOut(
  log: Log,
  request: { guard: Guard; command: Command },
  { target, plan }: Pick<About, 'target' | 'plan'>,
): Promise<DecisionReceipt> {
  const { guard, command } = request
  const { dossier, streamId } = target
  const before = await findCommand(log, { dossier, commandId: command.commandId })
  if (before !== undefined) return receiptOf(log, before, target)
  const appended = await guardedWrite(log, { ...target, guard }, (version) =>
    inTransaction(log, async (tx) => {
      const { events, quotes } = await plan(tx, version)
      await saveQuotes(tx.db, dossier, quotes)
      return append(tx, { dossier, ...command, events: expectAt(events, { streamId, version }) })
    }),
  )
  return receiptOf(log, appended, target)
}

async function receiptOf(
  log: Log,
  { lastSeq, events }: Appended<typeof eventRegistry>,
  target: Target,
): Promise<DecisionReceipt> {
  const { dossier, streamId, reading } = target
  const own = events.findLast((event) => event.streamId === streamId)
  const tag = own === undefined ? await currentTag(log, target) : { version: own.streamVersion, reading }
  return {
    seq: lastSeq,
    recordedAt: events[0]?.recordedAt ?? '',
    etag: formatTag(tag),
    events: events.map((event) => ({ seq: event.seq, type: event.type, undo: undoAddress(dossier, event.seq) })),
  }
}

/** Where a decision is taken back. */
export function undoAddress(dossier: string, seq: number): string {
  return `/v1/dossiers/${dossier}/decisions/${seq}/undo`
}
