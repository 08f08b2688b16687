import { claimStream } from '@onrecord/domain'
import { streamVersions } from '@onrecord/event-log'
import { type Deadline, listDeadlines } from '@onrecord/projections'
import type { App } from '../app.ts'
import { AllDeadlinesQuery, deadlinesAsked } from '../deadlines/deadlines-query.ts'
import type { ApiDeps } from '../deps.ts'
import { calendarOf } from '../formats/calendar.ts'
import { dueDateEvent } from '../formats/due-date-event.ts'
import { MEDIA_TYPES, textOf } from '../formats/media-types.ts'
import { negotiate } from '../formats/negotiate.ts'
import { sendText } from '../formats/send-pieces.ts'
import { problemResponses } from '../problem.ts'
import { readClaims } from '../views/read-claims.ts'
import { type ViewAt, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const FORMATS = { ics: MEDIA_TYPES.calendar }

/** Most dates of one calendar; programs that subscribe give up on larger ones. */
const MOST_DATES = 2000

/** Dates read at a time. */
const PAGE = 500

const SUCCESS = {
  description: `A calendar of all-day events, the ${MOST_DATES} first at most. An imprecise date fills every day that it can mean; one that is open before its end stands on its last day`,
  content: {
    [FORMATS.ics]: textOf(
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n…\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20250401\r\n…\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
    ),
  },
}

/** What falls due, for calendars that subscribe. */
export function calendarRoutes(app: App, deps: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/deadlines.ics',
    config: { scope: 'read', feedToken: 'calendar' },
    schema: {
      operationId: 'readCalendar',
      summary: 'What falls due, as a calendar to subscribe to (iCalendar)',
      description: `Without \`from\` it begins with the year before the one of the day that is judged on.`,
      tags: ['views'],
      params: DossierPath,
      querystring: AllDeadlinesQuery,
      response: { 200: SUCCESS, ...problemResponses },
    },
    handler: async (request, reply) => {
      negotiate(request, reply, { formats: FORMATS })
      const at = await viewAt(deps, request.params.dossier, request.query)
      const day = request.query.on ?? at.today
      const asked = { ...deadlinesAsked(request.query, at), from: request.query.from ?? lastYear(day) }
      const deadlines = await firstDates(deps, asked)
      const title = `${at.configuration.title}: due dates`
      const note =
        deadlines.length < MOST_DATES
          ? `What was said to fall due from ${asked.from} on.`
          : `The first ${MOST_DATES} dates from ${asked.from} on: there are more.`
      reply.header('content-disposition', `inline; filename="${at.dossier}.ics"`)
      return sendText(reply, {
        type: FORMATS.ics,
        text: calendarOf({ title, note }, await eventsOf(deps, at, deadlines)),
      })
    },
  })
}

async function firstDates({ log }: ApiDeps, asked: ReturnType<typeof deadlinesAsked>): Promise<Deadline[]> {
  const found: Deadline[] = []
  while (found.length < MOST_DATES) {
    const { deadlines } = await listDeadlines(log.db, { ...asked, after: found.at(-1)?.order, limit: PAGE })
    found.push(...deadlines)
    if (deadlines.length < PAGE) break
  }
  return found
}

async function eventsOf({ log }: ApiDeps, at: ViewAt, deadlines: readonly Deadline[]) {
  const { dossier, asOfSeq } = at
  const streamIds = deadlines.map(({ claimId }) => claimStream({ claimId }))
  const [claims, versions] = await Promise.all([
    readClaims(
      log.db,
      at,
      deadlines.flatMap(({ claimId, by }) => [claimId, ...by]),
    ),
    streamVersions(log, { dossier, streamIds, upTo: asOfSeq }),
  ])
  return deadlines.flatMap((deadline) => {
    const { claimId, by } = deadline
    const claim = claims.get(claimId)
    if (claim === undefined) return []
    const others = by.flatMap((id) => claims.get(id) ?? [])
    const version = versions.get(claimStream({ claimId })) ?? 1
    return dueDateEvent(deadline, { claim, others, version }) ?? []
  })
}

/** The first day of the year before: nobody looks further back in a calendar. */
function lastYear(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}-01-01`
}
