import { Day, type DossierConfiguration, dayAt, endOfDay } from '@onrecord/domain'
import { headOf, seqAt, waitForCheckpoint } from '@onrecord/event-log'
import { type AsOf, findConfiguration, findViewState, VIEWS_CONSUMER } from '@onrecord/projections'
import * as z from 'zod'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { readingOf } from '../etag.ts'
import { invalidPart } from '../invalid-part.ts'
import { OrdinalParameter } from '../number-parameters.ts'
import { noneOfOurs, type Pin } from '../page.ts'
import { HttpProblem } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { checkKnown, type NamedIds } from './known-ids.ts'
import { Moment } from './moment.ts'

/** The two time axes of every view, never mixed, and the means to read one's own write. */
export const TimeQuery = z.strictObject({
  asOfSeq: OrdinalParameter.optional().meta({ description: 'What we had recorded when the log ended there' }),
  asOfTime: Moment.optional().meta({
    description: 'What we had recorded by then; a day stands for its end in the dossier’s time zone',
  }),
  on: Day.optional().meta({ description: 'What had been said by that day; due dates are judged on it' }),
  minSeq: OrdinalParameter.optional().meta({ description: 'Waits until the view has come that far, 5 s at most' }),
})
export type TimeQuery = z.infer<typeof TimeQuery>

/**
 * A dossier as a view is to read it: as it stood at `asOfSeq`, under the configuration of then. `today`: the dossier's day;
 * `reading`: changes with the views' versions (see etag.ts).
 */
export type ViewAt = Required<AsOf> & {
  asOfSeq: number
  configuration: DossierConfiguration
  today: string
  reading: string
}

/** Longest wait for the views where nothing else is said, ms. */
const WAIT_MS = 5000

/** Opening a dossier takes two events; before them there is nothing to read. */
const OPENED_SEQ = 2

/**
 * Pins one seq, so that all that a request reads belongs together: what is known of the views where that is far enough,
 * else what PostgreSQL says, after a bounded wait where the views are behind what was asked for. `pin` is what a cursor
 * pinned: it comes before the time parameters, which it was read with. What else of `asked` names things of the dossier
 * must be known there. Throws DomainError `unknown-dossier`, `unknown-issue`, `unknown-party`, `unknown-actor`; HttpProblem
 * where the log ends before that, the dossier was not open yet, or the views lag.
 */
export async function viewAt(
  deps: Pick<ApiDeps, 'log' | 'views'>,
  dossier: string,
  asked: Omit<TimeQuery, 'on'> & NamedIds,
  options: { timeoutMs?: number; pin?: Pin | undefined } = {},
): Promise<ViewAt> {
  const at = await pinnedView(deps, dossier, asked, options)
  checkKnown(at.configuration, asked)
  return at
}

async function pinnedView(
  deps: Pick<ApiDeps, 'log' | 'views'>,
  dossier: string,
  time: Omit<TimeQuery, 'on'>,
  { timeoutMs = WAIT_MS, pin }: { timeoutMs?: number; pin?: Pin | undefined },
): Promise<ViewAt> {
  const { log } = deps
  const known = time.minSeq === undefined ? await knownViewAt(deps, dossier, { ...time, pin }) : undefined
  if (known !== undefined) return known
  const head = await headOf(log, dossier)
  if (head === undefined) throw unknownDossier(dossier)
  for (const name of ['asOfSeq', 'minSeq'] as const) {
    if ((time[name] ?? 0) > head.seq) throw invalidPart('query', `/${name}`, `the log ends at ${head.seq}`)
  }
  if ((pin?.asOfSeq ?? 0) > head.seq) throw noneOfOurs()
  const asOfSeq = pin?.asOfSeq ?? (await seqAsked(log, dossier, time))
  const seq = Math.max(OPENED_SEQ, time.minSeq ?? 0, asOfSeq ?? 0)
  const hasCome = await waitForCheckpoint(log, { consumer: VIEWS_CONSUMER, dossier, seq, timeoutMs })
  const state = await findViewState(log.db, { dossier })
  if (!hasCome || state === undefined) {
    throw new HttpProblem('not-caught-up', `The views have not come to ${seq} yet.`, {
      headers: { 'retry-after': '1' },
    })
  }
  deps.views.hasCome(dossier, state.seq)
  const at = { dossier, asOfSeq: asOfSeq ?? state.seq }
  const configured = await findConfiguration(log.db, at)
  if (configured === undefined) throw new HttpProblem('not-open-yet', 'Nothing had been recorded of it by then.')
  const { configuration } = configured
  const today = pin?.today ?? dayAt(new Date(), configuration.timeZone)
  return { ...at, configuration, today, reading: readingOf(state) }
}

/** The same from what is known of the views; undefined where they have to be asked. */
async function knownViewAt(
  { log, views }: Pick<ApiDeps, 'log' | 'views'>,
  dossier: string,
  { pin, ...time }: Pick<TimeQuery, 'asOfSeq' | 'asOfTime'> & { pin: Pin | undefined },
): Promise<ViewAt | undefined> {
  const view = await views.now(dossier)
  if (view === undefined || view.seq < OPENED_SEQ) return undefined
  const { seq, reading } = view
  // The day is the one of now, where the dossier is now: which zone held then is not what a reader of today asks about.
  const today = pin?.today ?? view.today
  const asOfSeq = pin?.asOfSeq ?? (await seqAsked(log, dossier, time)) ?? seq
  if (asOfSeq === seq) return { dossier, asOfSeq, configuration: view.configuration, today, reading }
  if (asOfSeq > seq || asOfSeq < OPENED_SEQ) return undefined
  const configured = await findConfiguration(log.db, { dossier, asOfSeq })
  return configured && { dossier, asOfSeq, configuration: configured.configuration, today, reading }
}

/** The seq that a reader asks for, by its number or by an instant; undefined for now, which an instant to come is too. */
async function seqAsked(
  log: ApiDeps['log'],
  dossier: string,
  { asOfSeq, asOfTime }: Pick<TimeQuery, 'asOfSeq' | 'asOfTime'>,
): Promise<number | undefined> {
  if (asOfTime === undefined) return asOfSeq
  if (asOfSeq !== undefined) throw invalidPart('query', '/asOfTime', 'give either asOfSeq or asOfTime')
  const instant = asOfTime.includes('T') ? new Date(asOfTime) : await endOfItsDay(log, dossier, asOfTime)
  return instant > new Date() ? undefined : seqAt(log, { dossier, instant })
}

/** The end of a day where the dossier is. Its time zone is the one of now: which one held then would depend on the answer. */
async function endOfItsDay(log: ApiDeps['log'], dossier: string, day: string): Promise<Date> {
  const { configuration } = await configurationOf(log, dossier)
  return endOfDay(day, configuration.timeZone)
}
