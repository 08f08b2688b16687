import { Day, type DossierConfiguration } from '@onrecord/domain'
import { headOf, waitForCheckpoint } from '@onrecord/event-log'
import { type AsOf, findConfiguration, findViewState, VIEWS_CONSUMER } from '@onrecord/projections'
import * as z from 'zod'
import type { ApiDeps } from '../deps.ts'
import { HttpProblem } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'

const Seq = z.coerce.number<string>().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** The two time axes of every view, never mixed, and the means to read one's own write. */
export const TimeQuery = z.strictObject({
  asOfSeq: Seq.optional().meta({ description: 'What we had recorded when the log ended there' }),
  on: Day.optional().meta({ description: 'What had been said by that day; due dates are judged on it' }),
  minSeq: Seq.optional().meta({ description: 'Waits until the view has come that far, 5 s at most' }),
})
export type TimeQuery = z.infer<typeof TimeQuery>

/** A dossier as a view is to read it: as it stood at `asOfSeq`, under the configuration of then. `today`: the dossier's day. */
export type ViewAt = Required<AsOf> & { asOfSeq: number; configuration: DossierConfiguration; today: string }

/** Longest wait for the views where nothing else is said, ms. */
const WAIT_MS = 5000

/** Opening a dossier takes two events; before them there is nothing to read. */
const OPENED_SEQ = 2

/**
 * Pins one seq, so that all that a request reads belongs together. Waits, bounded, for the views to have come as far as
 * was asked. Throws DomainError `unknown-dossier`; HttpProblem where the log ends before that, or the views lag.
 */
export async function viewAt(
  { log }: ApiDeps,
  dossier: string,
  time: Omit<TimeQuery, 'on'>,
  { timeoutMs = WAIT_MS }: { timeoutMs?: number } = {},
): Promise<ViewAt> {
  const head = await headOf(log, dossier)
  if (head === undefined) throw unknownDossier(dossier)
  for (const name of ['asOfSeq', 'minSeq'] as const) {
    if ((time[name] ?? 0) > head.seq) throw beyond(name, head.seq)
  }
  const seq = Math.max(OPENED_SEQ, time.minSeq ?? 0, time.asOfSeq ?? 0)
  const hasCome = await waitForCheckpoint(log, { consumer: VIEWS_CONSUMER, dossier, seq, timeoutMs })
  const state = await findViewState(log.db, { dossier })
  if (!hasCome || state === undefined) {
    throw new HttpProblem('not-caught-up', `The views have not come to ${seq} yet.`, {
      headers: { 'retry-after': '1' },
    })
  }
  const at = { dossier, asOfSeq: time.asOfSeq ?? state.seq }
  const configured = await findConfiguration(log.db, at)
  if (configured === undefined) throw unknownDossier(dossier)
  const { configuration } = configured
  return { ...at, configuration, today: dayIn(configuration.timeZone, new Date()) }
}

function beyond(name: string, seq: number): HttpProblem {
  const detail = `the log ends at ${seq}`
  return new HttpProblem('invalid-request', `${name}: ${detail}`, {
    errors: [{ in: 'query', pointer: `/${name}`, detail }],
  })
}

function dayIn(timeZone: string, now: Date): string {
  // The Swedish way to write a date is that of ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
}
