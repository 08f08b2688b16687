import { type RawBuilder, sql } from 'kysely'

/**
 * The condition that what is dated in `column` (`alias.column`) sorts by `day` or before; nothing undated does. A sort key
 * begins with its day and a '/', which '0' follows in the order of bytes, so that an index on it is used.
 */
export function saidBy(column: string, day: string): RawBuilder<boolean> {
  return sql`${sql.ref(column)} > '' and ${sql.ref(column)} < ${`${day}0`}`
}
