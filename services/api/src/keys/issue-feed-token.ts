import { type EventMetadata, type eventRegistry, type FeedRoute, SYSTEM_LOG } from '@onrecord/domain'
import { append, derivedCommandId, type EventLog, inTransaction } from '@onrecord/event-log'
import { HttpProblem } from '../problem.ts'
import type { FeedToken } from './feed-token.ts'
import { insertFeedToken, listFeedTokenRows, revokeFeedTokenRow } from './feed-token-store.ts'
import { tokenLost } from './issue-key.ts'
import { drawToken } from './token.ts'

type Log = EventLog<typeof eventRegistry>
type Command = { commandId: string; metadata: EventMetadata }

/** Most tokens of one key for one dossier: far more than anybody has calendars, and a bound on what one reader can store. */
const MOST_TOKENS = 100

/** Makes a token and records it in the log `_system`; the returned secret is the only copy. Throws HttpProblem. */
export async function issueFeedToken(
  log: Log,
  wanted: { dossier: string; route: FeedRoute; label: string; keyId: string; expiresAt: Date | null; now: Date },
  { commandId, metadata }: Command,
): Promise<{ secret: string; token: FeedToken }> {
  const { dossier, route, label, keyId, expiresAt, now } = wanted
  const { token: secret, handle, digest } = drawToken('onf')
  const tokenId = derivedCommandId(commandId, 'feed-token')
  const token: FeedToken = {
    tokenId,
    handle,
    dossier,
    route,
    label,
    keyId,
    createdAt: now,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  }
  await inTransaction(log, async (tx) => {
    if ((await listFeedTokenRows(tx.db, { dossier, keyId })).length >= MOST_TOKENS) {
      throw new HttpProblem('limit-reached', `A key may have ${MOST_TOKENS} feed tokens a dossier: revoke some.`)
    }
    if (!(await insertFeedToken(tx.db, { token, digest }))) throw tokenLost(`The feed token ${tokenId}`)
    const data = { tokenId, digest, dossier, route, label, keyId, expiresAt: expiresAt?.toISOString() ?? null }
    const events = [{ type: 'FeedTokenIssued' as const, data, expected: 'no-stream' as const }]
    await append(tx, { dossier: SYSTEM_LOG, commandId, events, metadata })
  })
  return { secret, token }
}

/** Ends a token for good; false where there is none to end, or another key than `keyId`, where given, has made it. */
export async function revokeFeedToken(
  log: Log,
  { dossier, tokenId, keyId }: { dossier: string; tokenId: string; keyId: string | undefined },
  { commandId, metadata }: Command,
): Promise<boolean> {
  return inTransaction(log, async (tx) => {
    if (!(await revokeFeedTokenRow(tx.db, { dossier, tokenId, keyId }))) return false
    const events = [{ type: 'FeedTokenRevoked' as const, data: { tokenId, dossier } }]
    await append(tx, { dossier: SYSTEM_LOG, commandId, events, metadata })
    return true
  })
}
