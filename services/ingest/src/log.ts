import type { eventRegistry } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'

/** The event log with this product's events. */
export type DomainLog = EventLog<typeof eventRegistry>
