import { seqAt } from '@onrecord/event-log'
import * as z from 'zod'
import type { ApiDeps } from '../deps.ts'
import { invalidPart } from '../invalid-part.ts'
import { endOfMoment, lastBefore, Moment } from './moment.ts'
import type { ViewAt } from './view-at.ts'

/** Parameters of lists of what was recorded in a stretch of time. */
export const RecordedQuery = z.strictObject({
  recordedFrom: Moment.optional().meta({ description: 'First recorded then or later; a day stands for its beginning' }),
  recordedTo: Moment.optional().meta({ description: 'First recorded by then; a day stands for its end' }),
})

/** The stretch as numbers of the log, both included; undefined where it is not bounded. Throws HttpProblem where it ends before it begins. */
export async function recordedBetween(
  { log }: Pick<ApiDeps, 'log'>,
  { dossier, configuration: { timeZone } }: Pick<ViewAt, 'dossier' | 'configuration'>,
  { recordedFrom, recordedTo }: z.infer<typeof RecordedQuery>,
): Promise<{ recordedFrom?: number; recordedTo?: number }> {
  const before = recordedFrom === undefined ? undefined : lastBefore(recordedFrom, timeZone)
  const end = recordedTo === undefined ? undefined : endOfMoment(recordedTo, timeZone)
  if (before !== undefined && end !== undefined && before >= end) {
    throw invalidPart('query', '/recordedTo', 'must not be before `recordedFrom`')
  }
  return {
    ...(before === undefined ? {} : { recordedFrom: (await seqAt(log, { dossier, instant: before })) + 1 }),
    ...(end === undefined ? {} : { recordedTo: await seqAt(log, { dossier, instant: end }) }),
  }
}
