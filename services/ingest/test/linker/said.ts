import { createHash, randomUUID } from 'node:crypto'
import { saveQuotes, sliceWords } from '@onrecord/documents'
import {
  type Act,
  type ClaimKind,
  claimIdOf,
  decidedLink,
  type EventData,
  type Finding,
  linkStream,
  type RecordedEvent,
  Relation,
  type Stance,
} from '@onrecord/domain'
import { append, checkpointOf, headOf, inTransaction, type Subscription, waitForCheckpoint } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import type { Test } from 'tap'
import { followClaims } from '../../src/linker/follow-claims.ts'
import { LINKER } from '../../src/linker/link-batch.ts'
import type { DomainLog } from '../../src/log.ts'
import { silent } from '../fixture.ts'

/** A document of one claim. Claimants are actors of the test's dossier, `mara-lind` of the union or `port-of-vell`. */
export type Said = {
  words: string
  source: string | null
  claimant?: string
  kind?: ClaimKind
  act?: Act
  stance?: Stance | null
  to?: string
  due?: string
  saidOn?: string
}

const PARTIES: Record<string, string> = { 'mara-lind': 'union', 'port-of-vell': 'port' }
const RECORDED = {
  statement: 'StatementRecorded',
  demand: 'DemandRecorded',
  deadline: 'DeadlineRecorded',
} as const

export const documentIdOf = (said: Said): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
export const idOf = (said: Said): string =>
  claimIdOf({
    documentId: documentIdOf(said),
    kind: said.kind ?? 'statement',
    first: { start: 0, end: said.words.length },
    ordinal: 0,
  })

/** Records a document of one claim, as worker and api would. */
export async function record(log: DomainLog, dossier: string, said: Said): Promise<string> {
  const { words, source, claimant = 'mara-lind', kind = 'statement', act = 'assert', due, saidOn = '2026-03-03' } = said
  const documentId = documentIdOf(said)
  const claimId = idOf(said)
  const spot = { start: 0, end: words.length }
  const finding: Finding = {
    act,
    segments: [spot],
    cue: null,
    mention: null,
    chain: [{ from: 'publisher' }, { from: 'actor', actorId: claimant }],
    reported: 'direct',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn,
    due:
      due === undefined
        ? null
        : { edtf: due, earliest: due, latest: due, type: 'event', modality: 'scheduled', start: null, end: null },
    confidence: 0.9,
  }
  const classified = classificationOf(said)
  const received: EventData<'DocumentReceived'> = {
    documentId,
    digest: '0'.repeat(64),
    length: words.length,
    language: 'en',
    source,
    hasTitle: false,
    publishedOn: '2026-04-01',
  }
  await inTransaction(log, async (tx) => {
    await saveQuotes(tx.db, dossier, [{ claimId, documentId, words: sliceWords(words, finding, classified) }])
    const found = { ...finding, claimId, documentId, extractor: { name: 'rules', version: '1' } }
    await append(tx, {
      dossier,
      commandId: randomUUID(),
      events: [
        { type: 'DocumentReceived', data: received },
        { type: RECORDED[kind], data: found },
        { type: 'ClaimClassified', data: classified },
      ],
    })
  })
  return claimId
}

/** What rules make of the claim. */
export function classificationOf(said: Said): EventData<'ClaimClassified'> {
  const { claimant = 'mara-lind', stance = 'supports', to } = said
  return {
    claimId: idOf(said),
    claimants: [{ actorId: claimant, span: null, role: null }],
    party: PARTIES[claimant] ?? null,
    positions: stance === null ? [] : [{ issue: 'pay', stance }],
    framework: 'spring-round',
    phase: null,
    addressee: to === undefined ? null : { actorId: to, span: null },
    configVersion: 1,
    by: 'rules',
  }
}

/** Appends what a person decided, or another part of the system did. */
export const decide = (
  log: DomainLog,
  dossier: string,
  event: Parameters<typeof append<DomainLog['registry']>>[1]['events'][0],
) => append(log, { dossier, commandId: randomUUID(), events: [event] })

/** A linker that stops with the test. */
export function openLinker(t: Test, log: DomainLog): Subscription {
  const linker = followClaims({ log, logger: silent })
  t.teardown(() => linker.stop())
  return linker
}

/** Waits until the linker has read all that it did not write itself. */
export async function caughtUp(t: Test, log: DomainLog, dossier: string): Promise<void> {
  const head = await headOf(log, dossier)
  t.ok(await waitForCheckpoint(log, { consumer: LINKER, dossier, seq: head?.seq ?? 0, timeoutMs: 20_000 }))
}

/** Waits until the linker has read the whole log, its own events too. */
export async function settled(log: DomainLog, dossier: string): Promise<void> {
  const isSettled = async () => {
    const read = await checkpointOf(log, LINKER, dossier)
    return read === (await headOf(log, dossier))?.seq || undefined
  }
  await waitFor(isSettled, { what: `the linker to have read all of ${dossier}`, timeoutMs: 30_000 })
}

/** The links that stand, by the log alone and as the views read it: no rule undoes what a reviewer said. */
export function standing(events: readonly RecordedEvent[]): { a: string; b: string; relation: Relation }[] {
  const pairs = new Map<string, RecordedEvent[]>()
  for (const event of events) {
    if (event.type !== 'ClaimsLinked' && event.type !== 'ClaimsUnlinked') continue
    const stream = linkStream(event.data)
    pairs.set(stream, [...(pairs.get(stream) ?? []), event])
  }
  return [...pairs.values()].flatMap((told) => {
    const [first] = told
    if (first?.type !== 'ClaimsLinked' && first?.type !== 'ClaimsUnlinked') return []
    const { a, b, facets } = decidedLink(first.data, told)
    const relations = Relation.options.filter((relation) => facets.relations[relation]?.cut === false)
    return relations.map((relation) => ({ a, b, relation }))
  })
}

/** Sets of claims that links hold together, each sorted; claims without a link are left out. */
export function groupsOf(links: readonly { a: string; b: string }[]): string[][] {
  const groups: Set<string>[] = []
  for (const { a, b } of links) {
    const touched = groups.filter((group) => group.has(a) || group.has(b))
    for (const group of touched) groups.splice(groups.indexOf(group), 1)
    groups.push(new Set([a, b, ...touched.flatMap((group) => [...group])]))
  }
  return sorted(groups.map((group) => [...group]))
}

/** Groups, and the members of each, in an order that does not depend on theirs. */
export const sorted = (groups: string[][]): string[][] =>
  groups.map((group) => group.toSorted()).sort((x, y) => x.join().localeCompare(y.join()))

/** Clusters as the log's links make them. */
export const clusters = (events: readonly RecordedEvent[]): string[][] =>
  groupsOf(standing(events).filter(({ relation }) => relation === 'restates' || relation === 'corroborates'))
