import { printable } from '@onrecord/domain'
import ical, { ICalCalendarMethod, type ICalEventData } from 'ical-generator'

/** How often a calendar that subscribes should ask again, seconds. */
const ASK_AGAIN_S = 3600

/** Events as a calendar to subscribe to. Sources: RFC 5545; RFC 7986 §5.7 for how often to ask. */
export function calendarOf({ title, note }: { title: string; note: string }, events: readonly ICalEventData[]): string {
  const calendar = ical({
    prodId: { company: 'Onrecord', product: 'Due dates', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: printable(title),
    description: printable(note),
    ttl: ASK_AGAIN_S,
  })
  for (const event of events) calendar.createEvent(event)
  return calendar.toString()
}
