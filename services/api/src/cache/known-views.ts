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
  /** The views were seen at `seq`: what is known of less is forgotten, so that nobody who has read them there reads older ones. */
  hasCome(dossier: string, seq: number): void
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
  /** When it is asked again before it is too old, so that nobody need wait for that. */
  renewAt: number
}

/**
 * Remembers how far views are. Polled rather than announced: a projector may run in another process, and an announcement
 * that gets lost would make the bound on age a hope. Requests that meet while PostgreSQL is asked share its answer; who asks
 * for what is half as old as it may be gets it, and has it asked again. `clock` gives ms since 1970.
 */
export function openKnownViews(
  { db }: { db: Kysely<DB> },
  { staleMs = STALE_MS, clock = Date.now }: { staleMs?: number; clock?: () => number } = {},
): KnownViews {
  const asked = new LRUCache<string, Asked>({ max: MAX_DOSSIERS })

  /** What is not there, or could not be read, is not remembered; the rest holds until the dossier's midnight at most. */
  const ask = (dossier: string, now: number): Asked => {
    const entry: Asked = {
      view: readView(db, dossier, now),
      found: undefined,
      askedAt: now,
      until: now + staleMs,
      renewAt: now + staleMs / 2,
    }
    const settle = (found: KnownView | undefined): void => {
      entry.found = found
      entry.until = Math.min(entry.until, endOf(found))
    }
    entry.view.then(settle, () => settle(undefined))
    return entry
  }

  /** What is known stands while it is asked again, and is the same object after it where nothing has changed. */
  const renew = (dossier: string, known: Asked, now: number): void => {
    known.renewAt = Number.POSITIVE_INFINITY
    const next = ask(dossier, now)
    const replace = (): void => {
      if (next.found === undefined || asked.get(dossier) !== known) return
      const { view, found } = isSame(next.found, known.found) ? known : next
      asked.set(dossier, { ...next, view, found })
    }
    next.view.then(replace, () => undefined)
  }

  /** What may be answered from, which a clock that was set back must not make young again. */
  const fresh = (dossier: string, now: number): Asked | undefined => {
    const known = asked.get(dossier)
    if (known === undefined || now >= known.until || now < known.askedAt) return undefined
    if (now >= known.renewAt && known.found !== undefined) renew(dossier, known, now)
    return known
  }

  return {
    now: (dossier) => {
      const now = clock()
      const known = fresh(dossier, now)
      if (known !== undefined) return known.view
      const entry = ask(dossier, now)
      asked.set(dossier, entry)
      return entry.view
    },
    isStill: (dossier, view) => fresh(dossier, clock())?.found === view,
    hasCome: (dossier, seq) => {
      const known = asked.get(dossier)
      if (known !== undefined && (known.found?.seq ?? 0) < seq) asked.delete(dossier)
    },
  }
}

/** Of one seq there is one configuration. */
function isSame(one: KnownView, other: KnownView | undefined): boolean {
  return one.seq === other?.seq && one.reading === other.reading && one.today === other.today
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
