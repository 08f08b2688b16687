import { channel } from 'node:diagnostics_channel'

/** What was appended, and how long PostgreSQL took, the wait for the log's head included, ms. */
export type AppendTold = { events: number; ms: number }

/** Tells whoever subscribes in this process of each append that was carried out, before its transaction commits. */
export const appendChannel = channel('onrecord:append')
