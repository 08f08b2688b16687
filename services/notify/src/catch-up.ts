import { checkpointOf, holdCheckpoint, inTransaction, readEvents } from '@onrecord/event-log'
import { DISPATCH, type DomainLog } from '@onrecord/webhooks/endpoints'
import { type Configurations, isWanted, tellingsOf } from '@onrecord/webhooks/telling'
import { advanceCursor, findWish, type Lag, listLags, lockCursor } from './store/cursors.ts'
import { insertDeliveriesAgain, isOverloaded } from './store/deliveries.ts'
import { joinDispatch } from './store/subscribers.ts'

/** Events of a log that are read at a time. */
const PAGE = 500

/** How an endpoint stands to its logs: level with dispatch, moved by a page, or with too much due to read on. */
export type Reading = 'level' | 'moved' | 'overloaded'

/**
 * Makes due what an endpoint missed: reads a page of each log in which it is behind dispatch, from its own cursor on. With the
 * last page it follows dispatch again. Reading goes on when fewer deliveries are due than half of where it ends, so that it
 * does not stop at each page.
 */
export async function catchUp(
  deps: { log: DomainLog; configurations: Configurations; mostDue: number },
  endpointId: string,
): Promise<Reading> {
  const lags = await listLags(deps.log.db, endpointId)
  if (lags.length === 0) return 'level'
  if (await isOverloaded(deps.log.db, { endpointId, most: deps.mostDue / 2 })) return 'overloaded'
  let hasMoved = false
  for (const lag of lags) hasMoved = (await readPage(deps, endpointId, lag)) || hasMoved
  return hasMoved ? 'moved' : 'level'
}

async function readPage(
  { log, configurations }: { log: DomainLog; configurations: Configurations },
  endpointId: string,
  { dossier, seq, dispatched }: Lag,
): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    // Where the end is in sight dispatch waits, else the two might pass one another for ever.
    const isLast = dispatched - seq <= PAGE
    if (isLast) await holdCheckpoint(tx, DISPATCH, dossier)
    const after = await lockCursor(tx.db, { dossier, endpointId })
    const wish = await findWish(tx.db, endpointId)
    if (after === undefined || wish === undefined) return false
    const upTo = await checkpointOf(tx, DISPATCH, dossier)
    const events = (await readEvents(tx, { dossier, after, limit: PAGE })).filter((event) => event.seq <= upTo)
    const last = events.at(-1)
    if (last === undefined) return false

    const tellings = await tellingsOf({ log: tx, configurations }, { dossier, events })
    const wanted = tellings.filter((telling) => isWanted(wish.filter, telling))
    await insertDeliveriesAgain(
      tx.db,
      dossier,
      wanted.map(({ seq, eventId, classifiedSeq }) => ({
        endpointId,
        seq,
        eventId,
        classifiedSeq,
        ordered: wish.ordered,
      })),
    )
    await advanceCursor(tx.db, { dossier, endpointId, seq: last.seq })
    if (isLast && last.seq === upTo) await joinDispatch(tx.db, { dossier, endpointId, seq: last.seq })
    return true
  })
}
