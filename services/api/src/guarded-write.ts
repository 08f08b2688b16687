import { DomainError, type eventRegistry, type RecordedEvent } from '@onrecord/domain'
import { ConcurrencyError, type EventLog, readStream, streamVersions } from '@onrecord/event-log'
import { formatTag, type Guard, matches, seenVersion, type Tag } from './etag.ts'
import { HttpProblem } from './problem.ts'

type Log = EventLog<typeof eventRegistry>

/** What is written to: one stream of a dossier, and how its resource is read (see {@link Tag}). */
export type Target = {
  dossier: string
  streamId: string
  reading: string
  /** What is thrown where the stream has no event; left out where that is a version like any other. */
  unknown?: () => Error
}

/** Times that a write of any version is tried again because the stream moved meanwhile. */
const MOST_ROUNDS = 5

/** Most events since the version that was seen that a refusal names. */
const MAX_SINCE = 20

/**
 * Runs `write` with the version that the stream is at, if that is one that the caller saw. `write` must append with this
 * version expected: what the look beforehand spares is work, what refuses a lost update is the append itself. Throws
 * HttpProblem `precondition-failed` with the current tag and what happened since.
 */
export async function guardedWrite<Result>(
  log: Log,
  target: Target & { guard: Guard },
  write: (version: number) => Promise<Result>,
): Promise<Result> {
  const { guard } = target
  for (let round = 1; ; round++) {
    const current = await currentTag(log, target)
    if (current.version === 0 && target.unknown !== undefined) throw target.unknown()
    if (!matches(guard, current)) throw await stale(log, target, current)
    try {
      return await write(current.version)
    } catch (error) {
      // `write` looks again: what came in between may be what breaks a rule, and the caller has not seen it.
      if (!(error instanceof ConcurrencyError || error instanceof DomainError)) throw error
      const now = await currentTag(log, target)
      if (!matches(guard, now)) throw await stale(log, target, now)
      if (error instanceof DomainError || round === MOST_ROUNDS) throw error
    }
  }
}

/** The tag of a resource as the log stands now. */
export async function currentTag(log: Log, { dossier, streamId, reading }: Target): Promise<Tag> {
  const versions = await streamVersions(log, { dossier, streamIds: [streamId] })
  return { version: versions.get(streamId) ?? 0, reading }
}

async function stale(log: Log, target: Target & { guard: Guard }, current: Tag): Promise<HttpProblem> {
  const { dossier, streamId, guard } = target
  const after = Math.max(seenVersion(guard), current.version - MAX_SINCE)
  const since = await readStream(log, { dossier, streamId, after })
  const etag = formatTag(current)
  return new HttpProblem('precondition-failed', 'It was changed since you read it. Read it again and decide anew.', {
    headers: { etag },
    details: { etag, since: since.map(nameEvent) },
  })
}

/** One event as a refusal names it: enough to look it up, no words. */
function nameEvent({ seq, type, recordedAt, metadata }: RecordedEvent) {
  return { seq, type, recordedAt, by: metadata.actor }
}
