import { inTransaction, readEvents } from '@onrecord/event-log'
import { linkBatch } from '../../src/linker/link-batch.ts'
import type { DomainLog } from '../../src/log.ts'

/** How far to read, and what is appended by others between reading a batch and the linker's answer to it. */
export type Step = { limit?: number; meanwhile?: () => Promise<unknown> }

/** A linker that reads when it is told to, and so does the same each time; `seq`: how far it has read. */
export type SteppedLinker = {
  read: (step?: Step) => Promise<boolean>
  settle: (step?: Pick<Step, 'limit'>) => Promise<void>
}

/** A linker of one dossier that begins with the first event, whatever was known of it before. */
export function steppedLinker(log: DomainLog, dossier: string, options: { pageSize?: number } = {}): SteppedLinker {
  const { pageSize } = options
  let seq = 0
  const read = async ({ limit = 500, meanwhile }: Step = {}): Promise<boolean> => {
    const events = await readEvents(log, { dossier, after: seq, limit })
    const last = events.at(-1)
    if (last === undefined) return false
    await meanwhile?.()
    await inTransaction(log, (tx) => linkBatch(tx, { dossier, events, pageSize }))
    seq = last.seq
    return true
  }
  return {
    read,
    settle: async (step) => {
      for (let isMore = true; isMore; ) isMore = await read(step)
    },
  }
}
