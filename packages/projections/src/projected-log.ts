import type { eventRegistry } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'

/** A log of the domain's events: what views are folded from. */
export type ProjectedLog = EventLog<typeof eventRegistry>

/** The name under which the views' checkpoints are saved; wait for it to read one's own write. */
export const VIEWS_CONSUMER = 'views'
