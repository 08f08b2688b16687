import type { DB } from '@onrecord/database'
import { type DossierConfiguration, dayAt, endOfDay } from '@onrecord/domain'
import { findConfiguration, findViewState } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import { LRUCache } from 'lru-cache'
import { readingOf } from '../etag.ts'

/** How far a dossier's views have come, how they read the log, and its day and configuration there. */
export type KnownView = { seq: number; reading: string; today: string; configuration: DossierConfiguration }

/** What this process knows of each dossier's views without asking again. */
export type KnownViews = {
  /** At most `staleMs` old and of the dossier's day of now; undefined where nothing has been projected. */
  now(dossier: string): Promise<KnownView | undefined>
  /** Whether `view`, which `now` gave, is what it would give again without asking. */
  isStill(dossier: string, view: KnownView): boolean
}

/** Age that an answer may have before PostgreSQL is asked again, ms. */
export const STALE_MS = 250

/** Most dossiers that are remembered. A configuration is some 10 kB. */
const MAX_DOSSIERS = 1000

type Asked = {
  view: Promise<KnownView | undefined>
  found: KnownView | undefined
  askedAt: number
  until: number
}

/**
 * Remembers how far views are. Polled rather than announced: a projector may run in another process, and an announcement
 * that gets lost would make the bound on age a hope. Requests that meet while PostgreSQL is asked share its answer. `clock`
 * gives ms since 1970.
 */
export function openKnownViews(
  { db }: { db: Kysely<DB> },
  { staleMs = STALE_MS, clock = Date.now }: { staleMs?: number; clock?: () => number } = {},
): KnownViews {
  const asked = new LRUCache<string, Asked>({ max: MAX_DOSSIERS })

  const ask = (dossier: string, now: number): Promise<KnownView | undefined> => {
    const entry: Asked = { view: readView(db, dossier, now), found: undefined, askedAt: now, until: now + staleMs }
    asked.set(dossier, entry)
    void settle(entry)
    return entry.view
  }

  /** What is not there, or could not be read, is not remembered; the rest holds until the dossier's midnight at most. */
  const settle = async (entry: Asked): Promise<void> => {
    entry.found = await entry.view.catch(() => undefined)
    entry.until = Math.min(entry.until, endOf(entry.found))
  }

  // A clock that was set back must not make an answer young again.
  const isFresh = ({ askedAt, until }: Asked, now: number): boolean => now < until && now >= askedAt

  return {
    now: (dossier) => {
      const known = asked.get(dossier)
      const now = clock()
      return known !== undefined && isFresh(known, now) ? known.view : ask(dossier, now)
    },
    isStill: (dossier, view) => {
      const known = asked.get(dossier)
      return known !== undefined && known.found === view && isFresh(known, clock())
    },
  }
}

function endOf(view: KnownView | undefined): number {
  return view === undefined ? 0 : endOfDay(view.today, view.configuration.timeZone).getTime() + 1
}

/** The configuration is read as of the seq of the state, so that both belong together whatever is projected between. */
async function readView(db: Kysely<DB>, dossier: string, now: number): Promise<KnownView | undefined> {
  const state = await findViewState(db, { dossier })
  if (state === undefined) return undefined
  const configured = await findConfiguration(db, { dossier, asOfSeq: state.seq })
  if (configured === undefined) return undefined
  const { configuration } = configured
  const today = dayAt(new Date(now), configuration.timeZone)
  return { seq: state.seq, reading: readingOf(state), today, configuration }
}
