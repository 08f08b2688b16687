import { createHash, randomUUID } from 'node:crypto'
import { saveQuotes, sliceWords } from '@onrecord/documents'
import {
  type ClaimKind,
  claimIdOf,
  type DomainEvent,
  type Due,
  type EventData,
  edtfBounds,
  type Finding,
  type Stance,
} from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import type { DomainLog } from '../src/log.ts'

/** A document of one claim. What is left out is the same for all: Mara Lind supports the pay rise in the Courier. */
export type Told = {
  words: string
  source?: string | null
  publishedOn?: string | null
  saidOn?: string | null
  actor?: string
  party?: string
  issue?: string
  stance?: Stance | null
  framework?: string | null
  confidence?: number
  relayed?: boolean
  due?: string
  quiet?: boolean
}

const RECORDED = { statement: 'StatementRecorded', demand: 'DemandRecorded', deadline: 'DeadlineRecorded' } as const

/** Records a document and its claim in one append, as worker and api do; returns their ids. */
export async function recordClaim(
  log: DomainLog,
  dossier: string,
  told: Told,
): Promise<{ claimId: string; documentId: string }> {
  const documentId = createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 32)
  const spot = { start: 0, end: told.words.length }
  const kind: ClaimKind = told.due === undefined ? 'statement' : 'deadline'
  const claimId = claimIdOf({ documentId, kind, first: spot, ordinal: 0 })
  const finding = findingOf(told)
  const classified = classifiedOf(claimId, told)
  const received: EventData<'DocumentReceived'> = {
    documentId,
    digest: '0'.repeat(64),
    length: told.words.length,
    language: 'en',
    source: told.source === undefined ? 'The Vell Courier' : told.source,
    hasTitle: false,
    publishedOn: told.publishedOn === undefined ? '2026-03-04' : told.publishedOn,
  }
  await inTransaction(log, async (tx) => {
    await saveQuotes(tx.db, dossier, [{ claimId, documentId, words: sliceWords(told.words, finding, classified) }])
    const found = { ...finding, claimId, documentId, extractor: { name: 'rules', version: '1' } }
    await append(tx, {
      dossier,
      commandId: randomUUID(),
      metadata: told.quiet === true ? { quiet: true } : {},
      events: [
        { type: 'DocumentReceived', data: received },
        { type: RECORDED[kind], data: found },
        { type: 'ClaimClassified', data: classified },
      ],
    })
  })
  return { claimId, documentId }
}

/** What a claim says that sets this date. */
export function dueOn(edtf: string): Due {
  const { earliest, latest } = edtfBounds(edtf) ?? { earliest: null, latest: null }
  return { edtf, earliest, latest, type: 'event', modality: 'scheduled', start: null, end: null }
}

/** Appends one event as a reviewer with a key, or as a process where `keyId` is null. */
export async function decide(log: DomainLog, dossier: string, event: DomainEvent, keyId: string | null = 'key') {
  await append(log, { dossier, commandId: randomUUID(), events: [event], metadata: { keyId } })
}

function findingOf({ words, actor = 'mara-lind', relayed = false, due, ...told }: Told): Finding {
  return {
    act: 'assert',
    segments: [{ start: 0, end: words.length }],
    cue: null,
    mention: null,
    chain: [{ from: 'publisher' }, { from: 'actor', actorId: actor }],
    reported: 'indirect',
    relayed,
    negated: false,
    certainty: 'asserted',
    saidOn: told.saidOn === undefined ? '2026-03-03' : told.saidOn,
    due: due === undefined ? null : dueOn(due),
    confidence: told.confidence ?? 0.9,
  }
}

/** How the rules classify what was told. */
export function classifiedOf(claimId: string, told: Told): EventData<'ClaimClassified'> {
  const { actor = 'mara-lind', party = 'union', issue = 'pay', stance = 'supports' } = told
  return {
    claimId,
    claimants: [{ actorId: actor, span: null, role: null }],
    party,
    positions: stance === null ? [] : [{ issue, stance }],
    framework: told.framework === undefined ? 'spring-round' : told.framework,
    phase: null,
    addressee: null,
    configVersion: 1,
    by: 'rules',
  }
}
