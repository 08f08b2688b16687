import type { DomainEvent, EventData, RecordedEvent } from '../../src/index.ts'

/** Ids of the claims and the document that the histories are about. */
export const CLAIM = 'e3278541-ccd6-5e00-a34e-cb14cf114d3e'
export const OTHER = 'f3278541-ccd6-5e00-a34e-cb14cf114d3e'
export const DOCUMENT = '00112233445566778899aabbccddeeff'

/** A demand with a due date, as an extractor recorded it. */
export const demand: DomainEvent = {
  type: 'DemandRecorded',
  data: {
    claimId: CLAIM,
    documentId: DOCUMENT,
    act: 'demand',
    segments: [{ start: 10, end: 20 }],
    cue: null,
    mention: { start: 0, end: 5 },
    chain: [{ from: 'publisher' }],
    reported: 'direct',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: null,
    due: {
      edtf: '../2025-04-01',
      earliest: null,
      latest: '2025-04-01',
      type: 'obligation',
      modality: 'demanded',
      start: null,
      end: null,
    },
    confidence: 0.6,
    extractor: { name: 'rules', version: '1.0.0' },
  },
}

/** What a rule or a reviewer makes of it. */
export function classified(by: EventData<'ClaimClassified'>['by'], party: string | null): DomainEvent {
  const rest = { claimants: [], positions: [], framework: null, phase: null, addressee: null, configVersion: 1 }
  return { type: 'ClaimClassified', data: { claimId: CLAIM, ...rest, party, by } }
}

/** The document's first event. */
export const received: DomainEvent = {
  type: 'DocumentReceived',
  data: {
    documentId: DOCUMENT,
    digest: '0'.repeat(64),
    length: 100,
    language: 'en',
    source: 'Harbour Gazette',
    hasTitle: true,
    publishedOn: null,
  },
}

/** What a person decided, and what a process did. */
export type Step = { by: 'person' | 'process'; events: readonly DomainEvent[] }
export const person = (...events: DomainEvent[]): Step => ({ by: 'person', events })
export const process = (...events: DomainEvent[]): Step => ({ by: 'process', events })

/** Steps as a stream has them: numbered from 1, each step one append. */
export function streamOf(steps: readonly Step[]): RecordedEvent[] {
  let seq = 0
  return steps.flatMap(({ by, events }, nth) =>
    events.map((event): RecordedEvent => {
      seq += 1
      const keyId = by === 'person' ? 'f0000000-0000-4000-8000-000000000001' : null
      const metadata = { correlationId: `request-${nth}`, causationId: null, actor: by, keyId }
      const recordedAt = new Date(Date.UTC(2025, 0, 1, 0, 0, nth)).toISOString()
      const envelope = { dossier: 'harbour', seq, eventId: `event-${seq}`, streamId: 'one', streamVersion: seq }
      return { ...event, ...envelope, metadata, recordedAt }
    }),
  )
}
