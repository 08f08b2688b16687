import type { OnrecordDatabase } from '@onrecord/database'

/** Watches a pool from now on: the returned function says how often a connection was taken for a statement. */
export function watchStatements({ pool }: OnrecordDatabase): () => number {
  let taken = 0
  pool.on('acquire', () => taken++)
  return () => taken
}
