import { type Due, printable, type RecordedClaim } from '@onrecord/domain'
import type { Deadline } from '@onrecord/projections'
import { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { edtfInWords } from '../views/date-words.ts'
import { ruleInWords } from '../views/rule-words.ts'
import { claimLine, originLine, wordsOf } from './in-words.ts'

const DAY_MS = 86_400_000

/** States that the calendar of whoever looks tells by itself. */
const TOLD_BY_THE_DAY: readonly Deadline['state'][] = ['upcoming', 'due', 'overdue']

/**
 * The days that a date fills in a calendar: all that it can mean; of one that is open before its end the last, which it is
 * due by; of one that is open behind its beginning the first. `end` is the day after the last. Source: RFC 5545 §3.6.1.
 */
export function daysFilled({
  earliest,
  latest,
}: Pick<Due, 'earliest' | 'latest'>): { start: Date; end: Date } | undefined {
  const [first, last] = [earliest ?? latest, latest ?? earliest]
  if (first === null || last === null) return undefined
  return { start: new Date(first), end: new Date(Date.parse(last) + DAY_MS) }
}

/**
 * A due date as an event of a calendar, one that takes nobody's time. `version`: of the claim's stream, so that what was
 * decided about it since raises the sequence; `others`: claims that its state rests on.
 */
export function dueDateEvent(
  { due, state, rule }: Deadline,
  { claim, others, version }: { claim: RecordedClaim; others: readonly RecordedClaim[]; version: number },
): ICalEventData | undefined {
  const days = daysFilled(due)
  if (days === undefined) return undefined
  const words = wordsOf(claim)
  const { url } = claim.document
  const changed = [claim, ...others]
    .map(({ record }) => record.recordedAt)
    .toSorted()
    .at(-1)
  const isVague = due.earliest === null || due.earliest !== due.latest
  const title = [TOLD_BY_THE_DAY.includes(state) ? '' : `[${state}] `, isVague ? `${edtfInWords(due.edtf)} · ` : '']
  return {
    // One of ours in the calendars of several servers is the same claim: its id is made of the text.
    id: `${claim.claim.id}@onrecord`,
    sequence: Math.max(0, version - 1),
    ...days,
    allDay: true,
    summary: title.join('') + claimLine(claim),
    description: [
      printable(words === '' ? 'The words were erased.' : `“${words}”`),
      originLine(claim),
      `${due.type}, ${due.modality}: ${edtfInWords(due.edtf)}`,
      `${state}: ${ruleInWords(rule)}`,
    ].join('\n'),
    status: state === 'withdrawn' ? ICalEventStatus.CANCELLED : statusOf(due),
    transparency: ICalEventTransparency.TRANSPARENT,
    categories: [{ name: due.type }],
    stamp: new Date(claim.record.recordedAt),
    lastModified: new Date(changed ?? claim.record.recordedAt),
    ...(url === null ? {} : { url }),
  }
}

function statusOf({ modality }: Due): ICalEventStatus {
  return modality === 'scheduled' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE
}
