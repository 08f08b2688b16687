import { checkpointOf, readEvents } from '@onrecord/event-log'
import {
  findDifferences,
  listDossiers,
  liveDigests,
  replay,
  replayDigests,
  VIEWS_CONSUMER,
} from '@onrecord/projections'
import type { CliConfig } from './config.ts'
import { type Log, withLog } from './database.ts'
import { EXIT, Failure } from './failure.ts'
import { print, printNotice } from './output/print.ts'

/** Events read at once. */
const PAGE = 1000

/** Dossiers of one run; more are named with --dossier. */
const MAX_DOSSIERS = 10_000

/** One dossier or all, up to a place of the log or its end, as text or JSON lines. */
export type ReplayOptions = { dossier?: string; asOfSeq?: number; json?: true }

/** Folds the log again and prints how the live views compare. Throws Failure where one differs. */
export async function replayAll(config: CliConfig, options: ReplayOptions): Promise<void> {
  await withLog(config, async (log) => {
    const dossiers =
      options.dossier === undefined
        ? (await listDossiers(log.db, { limit: MAX_DOSSIERS })).map(({ dossier }) => dossier)
        : [options.dossier]
    let differing = 0
    for (const dossier of dossiers) differing += await replayOne(log, dossier, options)
    if (dossiers.length === 0) printNotice('there is no dossier yet')
    if (differing > 0) throw new Failure(`${differing} views differ from the log`)
  })
}

/** Prints a dossier's digests; returns how many of its views differ. */
async function replayOne(log: Log, dossier: string, options: ReplayOptions): Promise<number> {
  const reached = await checkpointOf(log, VIEWS_CONSUMER, dossier)
  if (reached === 0)
    throw new Failure(`no views of ${dossier}: no such dossier, or its projector never ran`, { exitCode: EXIT.usage })
  const seq = options.asOfSeq ?? reached
  if (seq > reached) throw new Failure(`the views of ${dossier} have come to ${reached}`, { exitCode: EXIT.usage })
  const at = { dossier, asOfSeq: seq }
  const replayed = await replayDigests(eventsUpTo(log, dossier, seq))
  const live = await liveDigests(log.db, at)
  const same = Object.entries(replayed).filter(([view, digest]) => live[view] === digest)
  if (options.json === true) print(JSON.stringify({ dossier, seq, replayed, live }))
  else printDigests(dossier, seq, replayed, live)
  const differing = Object.keys(replayed).length - same.length
  if (differing > 0) {
    const folds = await replay(eventsUpTo(log, dossier, seq))
    for (const { view, key } of await findDifferences(log.db, { ...at, replayed: folds })) {
      printNotice(`${dossier}: view ${view} differs first at ${key}`)
    }
  }
  return differing
}

function printDigests(
  dossier: string,
  seq: number,
  replayed: Record<string, string>,
  live: Record<string, string>,
): void {
  print(`${dossier}, events 1 to ${seq}`)
  for (const [view, digest] of Object.entries(replayed)) {
    print(
      `  ${view.padEnd(16)} ${digest}  ${live[view] === digest ? 'equals the live view' : 'DIFFERS from the live view'}`,
    )
  }
}

async function* eventsUpTo(log: Log, dossier: string, seq: number) {
  for (let after = 0; after < seq; after += PAGE) {
    yield* await readEvents(log, { dossier, after, limit: Math.min(PAGE, seq - after) })
  }
}
