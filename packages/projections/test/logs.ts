import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@onrecord/domain'
import { append, inTransaction, readEvents } from '@onrecord/event-log'
import type { Folds } from '../src/builds.ts'
import { type ProjectedLog, project } from '../src/index.ts'

/** Appends events as one command; the first of a log opens it. */
export async function appendAll(log: ProjectedLog, dossier: string, events: readonly DomainEvent[]): Promise<number> {
  const { lastSeq } = await append(log, { dossier, commandId: randomUUID(), events })
  return lastSeq
}

/** Projects all of a log that comes after `after`, in batches of the sizes told, over and over. Returns the last seq. */
export async function projectAll(
  log: ProjectedLog,
  given: { dossier: string; after?: number; batch?: number | readonly number[]; folds?: Folds },
): Promise<number> {
  const { dossier, batch = 500, folds } = given
  const sizes = [batch].flat()
  for (let after = given.after ?? 0, nth = 0; ; nth++) {
    const events = await readEvents(log, { dossier, after, limit: sizes[nth % sizes.length] ?? 500 })
    const last = events.at(-1)
    if (last === undefined) return after
    await inTransaction(log, (tx) => project(tx, { dossier, events, ...(folds === undefined ? {} : { folds }) }))
    after = last.seq
  }
}
