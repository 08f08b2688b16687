import { type RawBuilder, sql } from 'kysely'
import type { View } from './view.ts'

/** A dossier, live or as it stood after an event: what had been recorded by then. */
export type AsOf = { dossier: string; asOfSeq?: number | undefined }

/** Greater than any seq, so that one query text serves live and as-of reading. */
const LATEST = Number.MAX_SAFE_INTEGER

/** The condition that `alias` is a row of the dossier's active build of the view that held at the seq. */
export function held(
  view: Pick<View<unknown>, 'name'>,
  alias: string,
  { dossier, asOfSeq }: AsOf,
): RawBuilder<boolean> {
  const seq = asOfSeq ?? LATEST
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${column('dossier_id')} = ${dossier}
    and ${column('build')} = (select build from view_build where dossier_id = ${dossier} and view = ${view.name})
    and ${column('from_seq')} <= ${seq}
    and (${column('to_seq')} is null or ${column('to_seq')} > ${seq})`
}

/** The condition that `key` of `alias` begins with `prefix`, which ends with '/': '0' follows '/' in the order of bytes. */
export function beneath(alias: string, prefix: string): RawBuilder<boolean> {
  const key = sql.ref(`${alias}.key`)
  return sql`${key} >= ${prefix} and ${key} < ${`${prefix.slice(0, -1)}0`}`
}
