import { saveQuotes } from '@onrecord/documents'
import type { eventRegistry } from '@onrecord/domain'
import { type Appended, append, findCommand, inTransaction } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { formatTag, type Guard } from '../etag.ts'
import { currentTag, guardedWrite, type Target } from '../guarded-write.ts'
import type { DecisionReceipt } from './decision-json.ts'
import type { Plan } from './plan.ts'

type Log = ApiDeps['log']

/**
 * Carries a decision out once: what is planned on the log as it stands is appended if what it is about is still as the
 * caller saw it. The same command again is answered with what it did at first.
 */
export async function carryOut(
  log: Log,
  request: { target: Target; guard: Guard; command: Command },
  plan: (tx: Log, version: number) => Promise<Plan>,
): Promise<DecisionReceipt> {
  const { target, guard, command } = request
  const { dossier, streamId } = target
  const before = await findCommand(log, { dossier, commandId: command.commandId })
  if (before !== undefined) return receiptOf(log, before, target)
  const appended = await guardedWrite(log, { ...target, guard }, async (version) => {
    const expected = version === 0 ? ('no-stream' as const) : version
    return inTransaction(log, async (tx) => {
      const { events, quotes } = await plan(tx, version)
      await saveQuotes(tx.db, dossier, quotes)
      return append(tx, { dossier, ...command, events: expectAt(log, events, { streamId, expected }) })
    })
  })
  return receiptOf(log, appended, target)
}

/** The events with what the first one of the stream expects; those of other streams expect nothing. */
function expectAt(
  { registry }: Log,
  events: Plan['events'],
  { streamId, expected }: { streamId: string; expected: number | 'no-stream' },
) {
  const first = events.findIndex((event) => {
    // The registry's entry is that of the event's own type.
    const stream = registry[event.type].stream as (data: typeof event.data) => string
    return stream(event.data) === streamId
  })
  return events.map((event, nth) => (nth === first ? { ...event, expected } : event))
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
    events: events.map(({ seq, type }) => ({ seq, type, undo: `/v1/dossiers/${dossier}/decisions/${seq}/undo` })),
  }
}
