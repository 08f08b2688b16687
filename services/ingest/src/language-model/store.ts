import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/** A dossier on one day (UTC, ISO 8601). */
type DayKey = { dossier: string; day: string }

/**
 * Counts tokens before they are used, and the request; false, and nothing is counted, where the dossier's day would then
 * exceed `limit`.
 */
export async function reserveTokens(
  db: Kysely<DB>,
  { dossier, day, tokens, limit }: DayKey & { tokens: number; limit: number },
): Promise<boolean> {
  if (tokens > limit) return false
  const row = await db
    .insertInto('language_model_use')
    .values({ dossier_id: dossier, day, tokens, requests: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'day'])
        .doUpdateSet((column) => ({
          tokens: column('language_model_use.tokens', '+', column.ref('excluded.tokens')),
          requests: column('language_model_use.requests', '+', 1),
        }))
        .where((column) =>
          column(column('language_model_use.tokens', '+', column.ref('excluded.tokens')), '<=', limit),
        ),
    )
    .returning('tokens')
    .executeTakeFirst()
  return row !== undefined
}

/** Puts a day's count right by `tokens`, once it is known what a request has cost; below 0 where it cost less than reserved. */
export async function adjustTokens(
  db: Kysely<DB>,
  { dossier, day, tokens }: DayKey & { tokens: number },
): Promise<void> {
  await db
    .updateTable('language_model_use')
    .set((column) => ({ tokens: column('tokens', '+', tokens) }))
    .where('dossier_id', '=', dossier)
    .where('day', '=', day)
    .execute()
}
