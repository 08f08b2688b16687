import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/**
 * How a view of a dossier stands: the build that readers see, the fold's version that made it, the seq it has come to, and
 * the last seq of the log; `nextBuild`, `nextSeq` are those of one that is being filled beside it, null where there is none.
 */
export type ListedBuild = {
  dossier: string
  view: string
  version: number
  build: number
  seq: number
  lastSeq: number
  nextBuild: number | null
  nextSeq: number | null
}

/** The builds of one dossier or of all, by dossier and view. */
export async function listBuilds(db: Kysely<DB>, { dossier }: { dossier: string | undefined }): Promise<ListedBuild[]> {
  const builds = await db
    .selectFrom('view_build as build')
    .innerJoin('log', 'log.dossier_id', 'build.dossier_id')
    .select([
      'build.dossier_id as dossier',
      'build.view',
      'build.version',
      'build.build',
      'build.seq',
      'log.seq as lastSeq',
      'build.next_build as nextBuild',
      'build.next_seq as nextSeq',
    ])
    .$if(dossier !== undefined, (query) => query.where('build.dossier_id', '=', dossier ?? ''))
    .orderBy('build.dossier_id')
    .orderBy('build.view')
    .execute()
  return builds
}
