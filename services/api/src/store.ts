import type { DB } from '@onrecord/database'
import { DOSSIER_STREAM } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'

/** A request that came with an Idempotency-Key; `answer` is sealed, null while it is being answered. */
export type RepeatableRequest = {
  requestDigest: string
  commandId: string
  createdAt: Date
  startedAt: Date
  answer: Buffer | null
}

type RequestKey = { keyId: string; idempotencyKey: string }

/** Notes that a request has begun; false where one of this key is there already. */
export async function insertRequest(
  db: Kysely<DB>,
  { keyId, idempotencyKey }: RequestKey,
  request: { requestDigest: string; commandId: string; now: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('idempotency')
    .values({
      key_id: keyId,
      idempotency_key: idempotencyKey,
      request_digest: request.requestDigest,
      command_id: request.commandId,
      created_at: request.now,
      started_at: request.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** The request of a key, or undefined. */
export async function findRequest(db: Kysely<DB>, key: RequestKey): Promise<RepeatableRequest | undefined> {
  const row = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .executeTakeFirst()
  return (
    row && {
      requestDigest: row.request_digest,
      commandId: row.command_id,
      createdAt: row.created_at,
      startedAt: row.started_at,
      answer: row.answer,
    }
  )
}

/** Takes over a request whose server is gone; false where another has done so since `startedAt`. */
export async function restartRequest(
  db: Kysely<DB>,
  key: RequestKey,
  { startedAt, now }: { startedAt: Date; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('idempotency')
    .set({ started_at: now })
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .where('started_at', '=', startedAt)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps the sealed answer of a request, with the digest of its body where that was not known when it began. */
export async function saveAnswer(db: Kysely<DB>, key: RequestKey, answer: Buffer, digest?: string): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ answer, ...(digest === undefined ? {} : { request_digest: digest }) })
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Lets go of a request that was not answered for good: made again, it is the same command. */
export async function releaseRequest(db: Kysely<DB>, key: RequestKey): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ started_at: new Date(0) })
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Forgets a request, so that its key may be used anew. */
export async function deleteRequest(db: Kysely<DB>, key: RequestKey): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('key_id', '=', key.keyId)
    .where('idempotency_key', '=', key.idempotencyKey)
    .execute()
}

/** Forgets every request that came before. */
export async function deleteRequestsBefore(db: Kysely<DB>, createdBefore: Date): Promise<void> {
  await db.deleteFrom('idempotency').where('created_at', '<', createdBefore).execute()
}

/** One version of a dossier's configuration, without it. `by` is the key that brought it. */
export type ConfigurationVersion = {
  version: number
  title: string
  seq: number
  recordedAt: string
  by: string | null
}

/** The versions of a configuration, the newest first, those before version `before` where given. */
export async function listConfigurationVersions(
  db: Kysely<DB>,
  page: { dossier: string; before?: number | undefined; limit: number },
): Promise<ConfigurationVersion[]> {
  const before = page.before ?? Number.MAX_SAFE_INTEGER
  const { rows } = await sql<Omit<ConfigurationVersion, 'recordedAt'> & { recorded_at: Date }>`select
      (data ->> 'version')::integer as version,
      data -> 'configuration' ->> 'title' as title,
      seq,
      recorded_at,
      metadata ->> 'actor' as by
    from event
    where dossier_id = ${page.dossier}
      and stream_id = ${DOSSIER_STREAM}
      and type = 'DossierConfigured'
      and (data ->> 'version')::bigint < ${before}
    order by stream_version desc
    limit ${page.limit}`.execute(db)
  return rows.map(({ recorded_at, ...version }) => ({ ...version, recordedAt: recorded_at.toISOString() }))
}

/** Where the log has a version of a configuration; undefined where it has none. */
export async function findConfigurationSeq(
  db: Kysely<DB>,
  { dossier, version }: { dossier: string; version: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ seq: number }>`select seq
    from event
    where dossier_id = ${dossier}
      and stream_id = ${DOSSIER_STREAM}
      and type = 'DossierConfigured'
      and (data ->> 'version')::bigint = ${version}`.execute(db)
  return rows[0]?.seq
}

/** How far the claims of a dossier have been classified by a configuration; undefined where nothing is open. */
export async function findReclassification(
  db: Kysely<DB>,
  { dossier, version }: { dossier: string; version: number },
): Promise<{ examined: number; changed: number } | undefined> {
  return db
    .selectFrom('reclassification')
    .select(['examined', 'changed'])
    .where('dossier_id', '=', dossier)
    .where('config_version', '=', version)
    .executeTakeFirst()
}

/** Numbers of what people decided, up to a seq, the latest first. The conditions are those of the index `event_decision`. */
export async function listDecisionSeqs(
  db: Kysely<DB>,
  page: { dossier: string; upTo: number; limit: number },
): Promise<number[]> {
  const { rows } = await sql<{ seq: number }>`select seq
    from event
    where dossier_id = ${page.dossier}
      and seq <= ${page.upTo}
      and metadata ->> 'keyId' is not null
      and (
        type in (
          'ClaimConfirmed', 'ClaimCorrected', 'ClaimRetracted', 'ClaimReopened', 'ClaimAssessed', 'DemandAnswered',
          'DueOutcomeRecorded', 'ClaimsLinked', 'ClaimsUnlinked', 'DocumentCorrected', 'DocumentWithdrawn',
          'DocumentReinstated', 'IssueClosed', 'IssueReopened', 'SourceAssessed'
        )
        or (type = 'ClaimClassified' and data ->> 'by' = 'reviewer')
      )
    order by seq desc
    limit ${page.limit}`.execute(db)
  return rows.map(({ seq }) => seq)
}
