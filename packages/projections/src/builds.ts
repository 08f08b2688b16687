import type { DB } from '@onrecord/database'
import type { Kysely, Selectable } from 'kysely'
import type { View } from './view.ts'
import type { ViewRow } from './views.ts'

/** The folds that a process knows: those of this code, as a rule. */
export type Folds = readonly View<ViewRow>[]

/** Which build of a view readers see and which is being filled beside it, see migration 0010. Build 0: none yet. */
export type Build = Selectable<DB['view_build']>

/**
 * Locks the builds that live events go to: those of this code's versions. A view that the dossier has not had yet begins
 * with the log's first event; met later, it begins with build 0, to be rebuilt.
 */
export async function lockLiveBuilds(
  tx: Kysely<DB>,
  { dossier, firstSeq, folds }: { dossier: string; firstSeq: number; folds: Folds },
): Promise<Map<string, Build>> {
  const lock = () =>
    tx
      .selectFrom('view_build')
      .selectAll()
      .where('dossier_id', '=', dossier)
      .where((row) => row.or(folds.map(({ name, version }) => row.and({ view: name, version }))))
      .orderBy('view')
      .forUpdate()
      .execute()
  const locked = await lock()
  const builds =
    locked.length === folds.length ? locked : (await addMissing(tx, { dossier, firstSeq, folds }), await lock())
  return new Map(builds.map((build) => [build.view, build]))
}

async function addMissing(
  tx: Kysely<DB>,
  { dossier, firstSeq, folds }: { dossier: string; firstSeq: number; folds: Folds },
): Promise<void> {
  const isNew = firstSeq === 1
  await tx
    .insertInto('view_build')
    .values(
      folds.map(({ name, version }) => ({
        dossier_id: dossier,
        view: name,
        build: isNew ? 1 : 0,
        version: isNew ? version : 0,
        seq: 0,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Builds that this code's folds have outgrown. A build of a newer version than this code's is left alone. */
export async function outdatedBuilds(
  db: Kysely<DB>,
  folds: Folds,
): Promise<{ dossier: string; view: View<ViewRow> }[]> {
  const dossiers = await db.selectFrom('view_build').select('dossier_id').distinct().execute()
  const builds = await db.selectFrom('view_build').select(['dossier_id', 'view', 'version']).execute()
  const versions = new Map(builds.map(({ dossier_id, view, version }) => [`${dossier_id} ${view}`, version]))
  return dossiers.flatMap(({ dossier_id: dossier }) =>
    folds
      .filter((view) => (versions.get(`${dossier} ${view.name}`) ?? 0) < view.version)
      .map((view) => ({ dossier, view })),
  )
}

/** Saves how far live builds have come. */
export async function moveBuilds(
  tx: Kysely<DB>,
  { dossier, views, seq }: { dossier: string; views: readonly string[]; seq: number },
): Promise<void> {
  if (views.length === 0) return
  await tx
    .updateTable('view_build')
    .set({ seq })
    .where('dossier_id', '=', dossier)
    .where('view', 'in', [...views])
    .execute()
}
