import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/** How far a dossier's views have come: the least seq of all, and a text that changes with any fold's version. */
export type ViewState = { seq: number; versions: string }

/** The state that a reader sees now; undefined where nothing has been projected. */
export async function findViewState(db: Kysely<DB>, { dossier }: { dossier: string }): Promise<ViewState | undefined> {
  const builds = await db
    .selectFrom('view_build')
    .select(['view', 'version', 'build', 'seq'])
    .where('dossier_id', '=', dossier)
    .orderBy('view')
    .execute()
  if (builds.length === 0) return undefined
  return {
    seq: Math.min(...builds.map(({ seq }) => seq)),
    versions: builds.map(({ version, build }) => `${version}.${build}`).join('-'),
  }
}
