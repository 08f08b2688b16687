import type { DomainEvent } from '@onrecord/domain'
import { freshLog, type TestScope } from '@onrecord/testing'
import type { ProjectedLog } from '../src/index.ts'
import { appendAll, projectAll } from './logs.ts'
import { opening } from './samples.ts'

/** A dossier `port` with these events behind its opening (seqs 1 and 2), projected; `add` appends and projects more. */
export async function projected(
  t: TestScope,
  events: readonly DomainEvent[],
): Promise<{
  log: ProjectedLog
  db: ProjectedLog['db']
  dossier: string
  add: (more: readonly DomainEvent[]) => Promise<void>
  head: () => number
}> {
  const dossier = 'port'
  const { log } = await freshLog(t)
  let seq = 0
  const add = async (more: readonly DomainEvent[]): Promise<void> => {
    await appendAll(log, dossier, more)
    seq = await projectAll(log, { dossier, after: seq })
  }
  await add([...opening, ...events])
  return { log, db: log.db, dossier, add, head: () => seq }
}
