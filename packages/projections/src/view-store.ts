import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import type { BatchResult, LoadRows } from './fold-batch.ts'
import { folderOf, type ViewTable } from './view.ts'

/** One build of one view of a dossier. */
export type BuildPlace = { table: ViewTable; dossier: string; build: number }

type StoredRow = { key: string; row: unknown }

/** Loads current rows of a build, single keys in one query and folders in another. */
export function rowLoader(db: Kysely<DB>, place: BuildPlace): LoadRows {
  return async (keys, cache) => {
    const single = new Set<string>()
    const folders = new Set<string>()
    for (const key of keys) {
      if (cache.has(key)) continue
      if ('key' in key) single.add(key.key)
      else folders.add(key.folder)
    }
    for (const key of single) cache.put(key, null)
    if (single.size > 0) for (const { key, row } of await findRows(db, place, [...single])) cache.put(key, row)
    if (folders.size > 0) for (const { key, row } of await findFolders(db, place, [...folders])) cache.put(key, row)
    for (const folder of folders) cache.complete(folder)
  }
}

/** Ends and begins row versions of a build, each in one statement. */
export async function writeVersions(db: Kysely<DB>, place: BuildPlace, { ended, begun }: BatchResult): Promise<void> {
  const table = sql.table(place.table)
  if (ended.length > 0) {
    await sql`update ${table} as stored
      set to_seq = ended.to_seq
      from unnest(${ended.map(({ key }) => key)}::text[], ${ended.map(({ toSeq }) => toSeq)}::bigint[]) as ended (key, to_seq)
      where stored.dossier_id = ${place.dossier}
        and stored.build = ${place.build}
        and stored.key = ended.key
        and stored.to_seq is null`.execute(db)
  }
  if (begun.length > 0) {
    const versions = begun.map(({ key, fromSeq, toSeq, row }) => ({ key, from_seq: fromSeq, to_seq: toSeq, row }))
    await sql`insert into ${table} (dossier_id, build, key, from_seq, to_seq, row)
      select ${place.dossier}, ${place.build}, key, from_seq, to_seq, "row"
      from json_to_recordset(${JSON.stringify(versions)}::json)
        as begun (key text, from_seq bigint, to_seq bigint, "row" jsonb)`.execute(db)
  }
}

async function findRows(db: Kysely<DB>, place: BuildPlace, keys: readonly string[]): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`select key, "row"
    from ${sql.table(place.table)}
    where dossier_id = ${place.dossier}
      and build = ${place.build}
      and key = any(${keys}::text[])
      and to_seq is null`.execute(db)
  return rows
}

async function findFolders(db: Kysely<DB>, place: BuildPlace, folders: readonly string[]): Promise<StoredRow[]> {
  // In the order of bytes '0' follows '/', so 'edge/a0' is the first key after all that begin with 'edge/a/'.
  const { rows } = await sql<StoredRow>`select stored.key, stored."row"
    from unnest(${folders}::text[], ${folders.map((folder) => `${folder.slice(0, -1)}0`)}::text[]) as folder (low, high)
    join ${sql.table(place.table)} as stored
      on stored.dossier_id = ${place.dossier}
      and stored.build = ${place.build}
      and stored.key >= folder.low
      and stored.key < folder.high
      and stored.to_seq is null`.execute(db)
  const asked = new Set(folders)
  return rows.filter(({ key }) => asked.has(folderOf(key)))
}
