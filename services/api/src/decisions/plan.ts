import type { Quote } from '@onrecord/documents'
import type { DomainEvent } from '@onrecord/domain'

/** What a decision comes to: events, and words that derived tables keep for speed. */
export type Plan = { events: DomainEvent[]; quotes: Quote[] }
