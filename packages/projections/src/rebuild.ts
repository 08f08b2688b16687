import type { DB } from '@onrecord/database'
import { holdCheckpoint, inTransaction, readEvents } from '@onrecord/event-log'
import { type Kysely, sql } from 'kysely'
import { foldInto } from './project.ts'
import { type ProjectedLog, VIEWS_CONSUMER } from './projected-log.ts'
import type { View, ViewTable } from './view.ts'
import { type ViewRow, views } from './views.ts'

/** Events folded in one transaction of a rebuild. */
const BATCH = 1000

/** Rows of old builds deleted by one statement. */
const DELETED_AT_ONCE = 5000

type Rebuilt = { dossier: string; view: View<ViewRow>; signal?: AbortSignal }

/**
 * Folds a view anew from the first event into a build beside the live one, and makes it the live one as soon as it has
 * read all there is. Can be interrupted and repeated; of several replicas one does it. False where another is at it, or `signal` has stopped it between two batches.
 */
export async function rebuildView(log: ProjectedLog, { dossier, view, signal }: Rebuilt): Promise<boolean> {
  await beginBuild(log.db, dossier, view)
  for (let aim: Aim = 'fill'; ; ) {
    if (signal?.aborted === true) return false
    const step: Step = await inTransaction(log, (tx) => advanceBuild(tx, { dossier, view, aim }))
    if (step === 'swapped' || step === 'busy') return step === 'swapped'
    aim = step === 'near' ? 'swap' : 'fill'
  }
}

/** What a batch is to do: fill the build, or fill it and make it the live one where that is all. */
type Aim = 'fill' | 'swap'

/** What it did; `near`: the end of the log as it was then is reached. */
type Step = 'more' | 'near' | 'swapped' | 'busy'

/** Notes that a build is to be filled, unless one of this version already is. */
async function beginBuild(db: Kysely<DB>, dossier: string, view: View<ViewRow>): Promise<void> {
  await db
    .insertInto('view_build')
    .values({ dossier_id: dossier, view: view.name, build: 0, version: 0, seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('view_build')
    .set({
      next_build: sql<number>`greatest(build, next_build) + 1`,
      next_version: view.version,
      next_seq: 0,
    })
    .where('dossier_id', '=', dossier)
    .where('view', '=', view.name)
    .where('next_version', 'is distinct from', view.version)
    .execute()
}

/**
 * One batch. The row is locked, so that replicas don't fill the same build; live projection does not wait for it, since it
 * locks only builds of its own version. For the swap projection is held up: it must not pass events by a build that is
 * about to be the live one and has not read them.
 */
async function advanceBuild(
  tx: ProjectedLog,
  { dossier, view, aim }: { dossier: string; view: View<ViewRow>; aim: Aim },
): Promise<Step> {
  if (aim === 'swap') await holdCheckpoint(tx, VIEWS_CONSUMER, dossier)
  const row = await tx.db
    .selectFrom('view_build')
    .select(['next_build', 'next_seq'])
    .where('dossier_id', '=', dossier)
    .where('view', '=', view.name)
    .where('next_version', '=', view.version)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row === undefined || row.next_build === null) return 'busy'
  const { next_build: build, next_seq: after } = row
  const events = await readEvents(tx, { dossier, after: after ?? 0, limit: BATCH })
  const seq = events.at(-1)?.seq ?? after ?? 0
  if (events.length > 0) await foldInto(tx, view, { dossier, build, events })
  const isNear = events.length < BATCH
  const isSwapped = isNear && aim === 'swap'
  await tx.db
    .updateTable('view_build')
    .set(
      isSwapped
        ? { build, version: view.version, seq, next_build: null, next_version: null, next_seq: null }
        : { next_seq: seq },
    )
    .where('dossier_id', '=', dossier)
    .where('view', '=', view.name)
    .execute()
  if (isSwapped) return 'swapped'
  return isNear ? 'near' : 'more'
}

/** Deletes the rows of builds that are neither live nor being filled. Call it some time after a swap: readers may linger. */
export async function deleteOldBuilds(db: Kysely<DB>, { dossier }: { dossier: string }): Promise<void> {
  for (const { name, table } of views) while ((await deleteSome(db, { dossier, name, table })) > 0);
}

async function deleteSome(db: Kysely<DB>, old: { dossier: string; name: string; table: ViewTable }): Promise<number> {
  const table = sql.table(old.table)
  const { rows } = await sql<{ deleted: number }>`with gone as (
      delete from ${table} as stored
      using (
        select old.build, old.key, old.from_seq
        from ${table} as old
        join view_build as live on live.dossier_id = old.dossier_id and live.view = ${old.name}
        where old.dossier_id = ${old.dossier}
          and old.build <> live.build
          and old.build is distinct from live.next_build
        limit ${DELETED_AT_ONCE}
      ) as old
      where stored.dossier_id = ${old.dossier}
        and stored.build = old.build
        and stored.key = old.key
        and stored.from_seq = old.from_seq
      returning 1
    )
    select count(*) as deleted from gone`.execute(db)
  return rows[0]?.deleted ?? 0
}
