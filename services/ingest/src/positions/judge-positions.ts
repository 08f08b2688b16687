import {
  type DomainEvent,
  type IssueClaims,
  issueStream,
  type Stance,
  type StanceChange,
  sidesOf,
  stanceChanges,
} from '@onrecord/domain'
import {
  append,
  checkpointOf,
  derivedCommandId,
  headOf,
  inTransaction,
  lockCheckpoint,
  readEvents,
  readEventsAt,
  readStreams,
  saveCheckpoint,
  waitForCheckpoint,
} from '@onrecord/event-log'
import {
  findClaimsOfDocuments,
  findConfiguration,
  findContributionsOf,
  findFirmClaims,
  findViewState,
  VIEWS_CONSUMER,
} from '@onrecord/projections'
import { LINKER } from '../linker/link-batch.ts'
import type { DomainLog } from '../log.ts'
import { CAUSES, causesOf } from './position-causes.ts'

/** Names the checkpoint of {@link judgePositions}: the seq that positions were last compared at. */
export const POSITIONS = 'positions'

/** How long the views may take to come as far as the linker, ms; then the dossier waits for its next turn. */
const WAIT_MS = 200

/** Events read at a time. */
const PAGE = 500

/** The log from one comparison to the next: after `after`, to `upTo`. */
type Span = { dossier: string; after: number; upTo: number }

/** An issue in one framework. */
type Place = { issue: string; framework: string | null }

/**
 * Compares a dossier's positions with those at the last comparison and appends `PositionChanged` for each that has changed,
 * in one transaction with the checkpoint. Returns how many were appended; undefined where the time has not come: positions
 * are compared only where the linker has nothing left to link, since a restatement that is not linked yet looks like a new
 * word, and where the views have come as far.
 */
export async function judgePositions(log: DomainLog, dossier: string): Promise<number | undefined> {
  const upTo = await settledSeq(log, dossier)
  if (upTo === undefined) return undefined
  return inTransaction(log, async (tx) => {
    const after = await lockCheckpoint(tx, POSITIONS, dossier)
    if (after === undefined) return undefined
    if (after >= upTo) return 0
    const changes = await changesIn(tx, { dossier, after, upTo })
    if (changes.length > 0) await appendChanges(tx, { dossier, upTo, changes })
    await saveCheckpoint(tx, POSITIONS, dossier, upTo)
    return changes.length
  })
}

/** The head of the log, where linker and views have come to it. The linker's links are in the log before its checkpoint is. */
async function settledSeq(log: DomainLog, dossier: string): Promise<number | undefined> {
  const seq = await checkpointOf(log, LINKER, dossier)
  if (seq !== (await headOf(log, dossier))?.seq) return undefined
  const isThere = await waitForCheckpoint(log, { consumer: VIEWS_CONSUMER, dossier, seq, timeoutMs: WAIT_MS })
  const views = isThere ? await findViewState(log.db, { dossier }) : undefined
  return views !== undefined && views.seq >= seq ? seq : undefined
}

async function changesIn(tx: DomainLog, span: Span): Promise<(Place & StanceChange)[]> {
  const { dossier, after, upTo } = span
  const causes = await readCauses(tx, span)
  if (causes.size === 0) return []
  // One configuration for both states: what a configuration changes is told of nobody.
  const configured = await findConfiguration(tx.db, { dossier, asOfSeq: upTo })
  if (configured === undefined) return []
  const { configuration } = configured
  const judged = new Set(configuration.issues.flatMap(({ id, proposition }) => (proposition === null ? [] : [id])))
  const places = (await placesOf(tx, span, causes)).filter(({ issue }) => judged.has(issue))
  const changes: (Place & StanceChange)[] = []
  for (const [framework, own] of Map.groupBy(places, ({ framework }) => framework)) {
    const issues = own.map(({ issue }) => issue)
    const asked = { dossier, configuration, framework, issues }
    const before = await findFirmClaims(tx.db, { ...asked, asOfSeq: after })
    const now = await findFirmClaims(tx.db, { ...asked, asOfSeq: upTo })
    for (const issue of issues) {
      const found = stanceChanges({
        sides: sidesOf(configuration),
        minimumConfidence: configuration.minimumConfidence,
        before: onIssue(before, issue),
        after: onIssue(now, issue),
        told: await toldOf(tx, dossier, { issue, framework }),
        causes,
      })
      changes.push(...found.map((change) => ({ issue, framework, ...change })))
    }
  }
  return changes
}

function onIssue({ claims, links }: IssueClaims, issue: string): IssueClaims {
  return { claims: claims.filter((claim) => claim.issue === issue), links }
}

/** The claims that something was recorded about. */
async function readCauses(tx: DomainLog, { dossier, after, upTo }: Span): Promise<Set<string>> {
  const claimIds = new Set<string>()
  const documentIds = new Set<string>()
  for (let from = after; from < upTo; ) {
    const events = await readEvents(tx, { dossier, after: from, limit: PAGE, types: CAUSES })
    for (const event of events) {
      if (event.seq > upTo) break
      const causes = causesOf(event)
      for (const claimId of causes.claimIds) claimIds.add(claimId)
      for (const documentId of causes.documentIds) documentIds.add(documentId)
    }
    from = events.length < PAGE ? upTo : (events.at(-1)?.seq ?? upTo)
  }
  const ofDocuments = await findClaimsOfDocuments(tx.db, { dossier, asOfSeq: upTo, documentIds: [...documentIds] })
  for (const claimId of ofDocuments) claimIds.add(claimId)
  return claimIds
}

/** Where the claims contributed before, or do now. */
async function placesOf(tx: DomainLog, { dossier, after, upTo }: Span, causes: ReadonlySet<string>): Promise<Place[]> {
  const claimIds = [...causes]
  const before = await findContributionsOf(tx.db, { dossier, asOfSeq: after, claimIds })
  const now = await findContributionsOf(tx.db, { dossier, asOfSeq: upTo, claimIds })
  const places = new Map(
    [...before, ...now].map(({ issue, framework }) => [`${issue}/${framework ?? ''}`, { issue, framework }]),
  )
  return [...places].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
}

/** The stance of each party that subscribers were told of last. */
async function toldOf(tx: DomainLog, dossier: string, place: Place): Promise<Map<string, Stance | null>> {
  const told = new Map<string, Stance | null>()
  for (const event of await readStreams(tx, { dossier, streamIds: [issueStream(place)] })) {
    if (event.type !== 'PositionChanged' || event.data.framework !== place.framework) continue
    told.set(event.data.party, event.data.to)
  }
  return told
}

async function appendChanges(
  tx: DomainLog,
  { dossier, upTo, changes }: { dossier: string; upTo: number; changes: readonly (Place & StanceChange)[] },
): Promise<void> {
  const [last] = await readEventsAt(tx, { dossier, seqs: [upTo] })
  if (last === undefined) throw new RangeError(`${dossier} has no event ${upTo}`)
  const events = changes.map((data): DomainEvent => ({ type: 'PositionChanged', data }))
  const commandId = derivedCommandId(last.eventId, POSITIONS)
  await append(tx, { dossier, commandId, events, metadata: { causationId: last.eventId, actor: 'positions' } })
}
