import { inTransaction, readEvents } from '@onrecord/event-log'
import { linkBatch } from '../../src/linker/link-batch.ts'
import type { Turn } from '../../src/linker/relate-folded.ts'
import type { DomainLog } from '../../src/log.ts'

/** How far to read, and what is appended by others between reading a batch and the linker's answer to it. */
export type Step = { limit?: number; meanwhile?: () => Promise<unknown> }

/** A linker that reads when it is told to, and so does the same each time; `seq`: how far it has read. */
export type SteppedLinker = {
  read: (step?: Step) => Promise<boolean>
  settle: (step?: Pick<Step, 'limit'>) => Promise<void>
}

/** A linker of one dossier that begins with the first event, whatever was known of it before. */
export function steppedLinker(log: DomainLog, dossier: string, options: { turn?: Turn } = {}): SteppedLinker {
  const { turn } = options
  let seq = 0
  const read = async ({ limit = 500, meanwhile }: Step = {}): Promise<boolean> => {
    const events = await readEvents(log, { dossier, after: seq, limit })
    const last = events.at(-1)
    if (last === undefined) return false
    await meanwhile?.()
    const { upTo } = await inTransaction(log, (tx) => linkBatch(tx, { dossier, events, turn }))
    seq = upTo
    return true
  }
  return {
    read,
    settle: async (step) => {
      for (let isMore = true; isMore; ) isMore = await read(step)
    },
  }
}
