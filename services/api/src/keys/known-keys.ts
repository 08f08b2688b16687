import { hash } from 'node:crypto'
import { type FeedRoute, SYSTEM_LOG } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'
import { LRUCache } from 'lru-cache'
import type { ApiKey } from './api-key.ts'
import { keyOfFeedToken } from './feed-token.ts'
import { findFeedToken } from './find-feed-token.ts'
import { findKey } from './find-key.ts'
import { recordKeyUse, recordTokenUse } from './last-use.ts'

/** Keys and feed tokens that came with requests lately. What is found is noted as used. */
export type KnownKeys = {
  /** The key that a token is for; undefined where it is none, was revoked or has expired. */
  find(token: string): Promise<ApiKey | undefined>
  /** What a feed token stands for on a route of a dossier; undefined where it opens nothing there. */
  findByFeedToken(asked: { dossier: string; route: FeedRoute; token: string }): Promise<ApiKey | undefined>
  /** Whether the token was good lately. It may have been revoked since: `find` says whether it still is. */
  wasGood(token: string): boolean
  /** Gives what tells, as long as it is asked, whether what was found for a token may be trusted without looking again. */
  trustIn(token: string): () => boolean
  close(): void
}

/** How long a key that was looked up is trusted where no announcement says otherwise, ms. */
export const TRUST_MS = 1000

/** How long, and of how many keys, it is remembered that they were good once. */
const REMEMBER = { ttl: 600_000, max: 10_000 }

type Known = { key: ApiKey; foundAt: number; round: number }

/**
 * Looks keys up, and trusts what it found for a second at most. Every change of a key is an event of `_system`: its
 * announcement ends all trust, in this process as soon as the revocation is committed, in others after some 20 ms. Where
 * the announcement is lost the second is the bound. Tokens are remembered by their digests.
 */
export function openKnownKeys(
  { db, announcements }: Pick<EventLog, 'db' | 'announcements'>,
  { trustMs = TRUST_MS, clock = Date.now }: { trustMs?: number; clock?: () => number } = {},
): KnownKeys {
  const known = new LRUCache<string, Known>(REMEMBER)
  const good = new LRUCache<string, true>(REMEMBER)
  // What was looked up in an earlier round may be from before the change that began this one.
  let round = 0
  const close = announcements.listen((dossier) => {
    if (dossier === undefined || dossier === SYSTEM_LOG) round++
  })

  const isTrusted = ({ key, foundAt, round: then }: Known, now: number): boolean =>
    then === round &&
    now >= foundAt &&
    now < foundAt + trustMs &&
    (key.expiresAt === null || key.expiresAt.getTime() > now)

  const recall = async (
    { token, place }: { token: string; place?: string },
    look: (now: Date) => Promise<ApiKey | undefined>,
  ): Promise<ApiKey | undefined> => {
    const now = clock()
    const name = nameOf(token, place)
    const before = known.get(name)
    if (before !== undefined && isTrusted(before, now)) return before.key
    const began = round
    const key = await look(new Date(now))
    if (key === undefined) {
      known.delete(name)
      good.delete(digestOf(token))
    } else {
      known.set(name, { key, foundAt: now, round: began })
      good.set(digestOf(token), true)
    }
    return key
  }

  return {
    find: (token) =>
      recall({ token }, async (now) => {
        const key = await findKey(db, token, now)
        if (key !== undefined) await recordKeyUse(db, key, now)
        return key
      }),
    findByFeedToken: (asked) =>
      recall({ token: asked.token, place: `${asked.dossier} ${asked.route}` }, async (now) => {
        const token = await findFeedToken(db, { ...asked, now })
        if (token === undefined) return undefined
        await recordTokenUse(db, token, now)
        return keyOfFeedToken(token)
      }),
    trustIn: (token) => {
      const name = nameOf(token)
      return () => {
        const found = known.get(name)
        return found !== undefined && isTrusted(found, clock())
      }
    },
    wasGood: (token) => good.has(digestOf(token)),
    close,
  }
}

function nameOf(token: string, place = ''): string {
  return digestOf(`${place} ${token}`)
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64')
}
