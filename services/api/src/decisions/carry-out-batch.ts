import { saveQuotes } from '@onrecord/documents'
import { DomainError } from '@onrecord/domain'
import { append, ConcurrencyError, findCommand, inTransaction, streamVersions } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import type { ApiDeps } from '../deps.ts'
import { formatTag } from '../etag.ts'
import { invalidPart } from '../invalid-part.ts'
import { HttpProblem } from '../problem.ts'
import type { About } from './about.ts'
import { undoAddress } from './carry-out.ts'
import type { BatchReceipt } from './decision-json.ts'
import { expectAt } from './expect-at.ts'
import type { Plan } from './plan.ts'

type Log = ApiDeps['log']
type Item = About & { version: number }

/**
 * Carries several decisions out in one append, or none of them. Throws HttpProblem `precondition-failed` with every item
 * that was changed since it was seen, `invalid-request` where two are about one thing; DomainError of the first item that
 * breaks a rule, with its place.
 */
export async function carryOutBatch(
  log: Log,
  request: { dossier: string; command: Command; items: readonly Item[] },
): Promise<BatchReceipt> {
  const { dossier, command, items } = request
  const before = await findCommand(log, { dossier, commandId: command.commandId })
  if (before !== undefined) return receiptOf(dossier, before.events)
  refuseTwins(items)
  await refuseStale(log, dossier, items)
  try {
    const { events } = await inTransaction(log, async (tx) => {
      const plans = await planAll(tx, items)
      const events = items.flatMap(({ target: { streamId }, version }, nth) =>
        expectAt(plans.get(nth)?.events ?? [], { streamId, version }),
      )
      return append(tx, { dossier, ...command, events })
    })
    return receiptOf(dossier, events)
  } catch (error) {
    // The append is what refuses, or a rule that only what came in between breaks; which items were stale is found out now.
    if (error instanceof ConcurrencyError || error instanceof DomainError) await refuseStale(log, dossier, items)
    throw error
  }
}

/**
 * Plans every item, and stores the words that they bring. Words are stored by claim id, before the log's lock is taken: so
 * two batches wait for one another in one order.
 */
async function planAll(tx: Log, items: readonly Item[]): Promise<Map<number, Plan>> {
  const plans = new Map<number, Plan>()
  const numbered = items.map((item, nth) => ({ ...item, nth }))
  const planWhere = async (locks: boolean) => {
    for (const { nth, plan, version } of numbered.filter((item) => item.locks === locks)) {
      plans.set(nth, await atItem(nth, () => plan(tx, version)))
    }
  }
  await planWhere(false)
  const quotes = [...plans.values()].flatMap((plan) => plan.quotes)
  const [first] = items
  const sorted = quotes.toSorted((a, b) => (a.claimId < b.claimId ? -1 : 1))
  if (first !== undefined) await saveQuotes(tx.db, first.target.dossier, sorted)
  await planWhere(true)
  return plans
}

async function atItem<Result>(nth: number, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const details = { path: `/items/${nth}`, ...error.details }
    throw new DomainError(error.code, `/items/${nth}: ${error.message}`, details, { cause: error })
  }
}

function refuseTwins(items: readonly Item[]): void {
  const seen = new Map<string, number>()
  for (const [nth, { target }] of items.entries()) {
    const first = seen.get(target.streamId)
    if (first !== undefined) {
      throw invalidPart('body', `/items/${nth}`, `is about the same as /items/${first}`)
    }
    seen.set(target.streamId, nth)
  }
}

async function refuseStale(log: Log, dossier: string, items: readonly Item[]): Promise<void> {
  const versions = await streamVersions(log, { dossier, streamIds: items.map(({ target }) => target.streamId) })
  const stale = items.flatMap(({ target: { streamId, reading, unknown }, version }, nth) => {
    const current = versions.get(streamId) ?? 0
    if (current === 0 && unknown !== undefined) throw unknown()
    return current === version ? [] : [{ item: nth, version: current, etag: formatTag({ version: current, reading }) }]
  })
  if (stale.length === 0) return
  throw new HttpProblem('precondition-failed', 'Some were changed since you read them; nothing was decided.', {
    details: { stale },
  })
}

function receiptOf(
  dossier: string,
  events: readonly { seq: number; type: string; streamId: string; streamVersion: number; recordedAt: string }[],
): BatchReceipt {
  return {
    seq: events.at(-1)?.seq ?? 0,
    recordedAt: events[0]?.recordedAt ?? '',
    events: events.map(({ seq, type, streamId, streamVersion }) => ({
      seq,
      type,
      stream: streamId,
      version: streamVersion,
      undo: undoAddress(dossier, seq),
    })),
  }
}
