import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import type { LinkerDossier } from './linker-dossier.ts'
import { type Link, linkKey } from './match.ts'
import { relatePage, stateOf } from './relate-page.ts'
import { findPending, type PendingPlace } from './store.ts'

/** How far one transaction goes where a whole log is related: claims a page, and pages. */
export type Turn = { pageSize: number; pages: number }

/**
 * What became of a turn: how many claims were related, the last of them, and the links to be appended; `isDone` where none
 * wait any more.
 */
export type Related = { changed: number; after: string | null; link: Link[]; unlink: Link[]; isDone: boolean }

/**
 * Relates claims that were only folded, a turn of them; gives only the difference to the links that stand. What waits may be
 * related in any number of turns: each sees the links and clusters of the whole log, those of waiting claims included.
 */
export async function relateFolded(
  db: Kysely<DB>,
  { dossier, known, turn }: { dossier: string; known: LinkerDossier; turn: Turn },
): Promise<Related> {
  const made = new Map<string, Link>()
  const undone = new Map<string, Link>()
  let changed = 0
  let isDone = false
  // What this transaction has related lies dead in the index until its end: each page begins after the one before.
  let after: PendingPlace | null = null
  for (let page = 0; page < turn.pages && !isDone; page += 1) {
    const claims = await findPending(db, { dossier, after, limit: turn.pageSize })
    after = claims.at(-1) ?? after
    isDone = claims.length < turn.pageSize
    if (claims.length === 0) break
    const { link, unlink } = await relatePage(db, dossier, stateOf(known, claims))
    for (const one of unlink) if (!made.delete(linkKey(one))) undone.set(linkKey(one), one)
    for (const one of link)
      if (undone.get(linkKey(one))?.rule !== one.rule || !undone.delete(linkKey(one))) made.set(linkKey(one), one)
    changed += claims.length
  }
  return { changed, after: after?.claimId ?? null, link: [...made.values()], unlink: [...undone.values()], isDone }
}
