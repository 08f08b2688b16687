export type { AnnouncementListener, Announcements } from './announcements.ts'
export { type Appended, append, findCommand, type NewEvent } from './append.ts'
export { type AppendTold, appendChannel } from './append-channel.ts'
export {
  checkpointOf,
  dossiersBehind,
  holdCheckpoint,
  lockCheckpoint,
  saveCheckpoint,
  waitForCheckpoint,
} from './checkpoint.ts'
export { derivedCommandId, eventIdOf } from './command-id.ts'
export { ConcurrencyError, InvalidEventError, UnknownLogError } from './errors.ts'
export { closeEventLog, type EventLog, inTransaction, openEventLog } from './event-log.ts'
export { headOf, headsOf, lockLog, readEvents, readEventsAt, readLast, readStream, readStreams } from './read.ts'
export type { Envelope, EventMetadata, EventOf, EventRegistry, EventType, Recorded } from './registry.ts'
export { seqAt } from './seq-at.ts'
export type { ExpectedVersion } from './stream-places.ts'
export { streamVersions } from './stream-versions.ts'
export { type Batch, type Subscription, type SubscriptionOptions, subscribe } from './subscribe.ts'
