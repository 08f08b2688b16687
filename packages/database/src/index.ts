import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import type { DB } from './tables.ts'

export type { DB } from './tables.ts'

/** A pool with its typed query builder. */
export type OnrecordDatabase = { db: Kysely<DB>; pool: Pool; url: string; close(): Promise<void> }
