import { createHash } from 'node:crypto'
import {
  type ClaimKind,
  claimIdOf,
  type DomainEvent,
  DossierConfiguration,
  type EventData,
  edtfBounds,
  type FoundClaim,
} from '@onrecord/domain'

/** A fictional dispute with two negotiating parties, a mediator and a voice; two frameworks, three issues. */
export const configuration = DossierConfiguration.parse({
  id: 'port',
  title: 'Port dispute',
  minimumConfidence: 0.4,
  frameworks: [
    { id: 'first', title: 'First offer', inForce: '2025-01-01/2025-03-31' },
    { id: 'second', title: 'Second offer', inForce: '2025-04-01/..' },
  ],
  issues: [
    { id: 'wages', label: 'Wages', proposition: 'Wages rise by ten per cent' },
    { id: 'shifts', label: 'Shifts', proposition: 'Night shifts end', phases: { first: [2] } },
    { id: 'course', label: 'Course of the talks' },
  ],
  parties: [
    { id: 'union', label: 'Union', negotiates: true },
    { id: 'port', label: 'Port', negotiates: true },
    { id: 'mediator', label: 'Mediator', mediates: true },
    { id: 'shops', label: 'Shopkeepers' },
  ],
  actors: [
    { id: 'board', name: 'Board', party: 'union' },
    { id: 'left', name: 'Left caucus', party: 'union', speaksFor: false },
    { id: 'director', name: 'Director', party: 'port' },
    { id: 'envoy', name: 'Envoy', party: 'mediator' },
    { id: 'grocer', name: 'Grocer', party: 'shops' },
  ],
})

/** The first two events of the dispute's log. */
export const opening: DomainEvent[] = [
  { type: 'DossierOpened', data: { title: 'Port dispute' } },
  { type: 'DossierConfigured', data: { configuration, version: 1 } },
]

export const documentIdOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 32)

/** A document that was received. */
export function received(
  name: string,
  given: Partial<EventData<'DocumentReceived'>> = {},
): Extract<DomainEvent, { type: 'DocumentReceived' }> {
  return {
    type: 'DocumentReceived',
    data: {
      documentId: documentIdOf(name),
      digest: '0'.repeat(64),
      length: 1000,
      language: 'en',
      source: 'The Harbour Post',
      hasTitle: true,
      publishedOn: '2025-02-10',
      ...given,
    },
  }
}

const TYPES = { statement: 'StatementRecorded', demand: 'DemandRecorded', deadline: 'DeadlineRecorded' } as const

/** The nth claim of a document; `due` is an EDTF date. */
export function recorded(
  document: string,
  nth: number,
  given: Partial<Omit<FoundClaim, 'due'>> & { kind?: ClaimKind; due?: string } = {},
): Extract<DomainEvent, { type: 'StatementRecorded' | 'DemandRecorded' | 'DeadlineRecorded' }> {
  const { kind = 'statement', due, ...rest } = given
  return {
    type: TYPES[kind],
    data: {
      claimId: claimOf(document, nth),
      documentId: documentIdOf(document),
      extractor: { name: 'rules', version: '1.0.0' },
      act: 'assert',
      segments: [{ start: nth * 10, end: nth * 10 + 5 }],
      cue: null,
      mention: null,
      chain: [{ from: 'publisher' }],
      reported: 'indirect',
      relayed: false,
      negated: false,
      certainty: 'asserted',
      saidOn: null,
      due:
        due === undefined
          ? null
          : {
              edtf: due,
              ...(edtfBounds(due) ?? { earliest: null, latest: null }),
              type: 'obligation',
              modality: 'scheduled',
              start: null,
              end: null,
            },
      confidence: 0.9,
      ...rest,
    },
  }
}

/** The id of a document's nth claim. */
export const claimOf = (document: string, nth: number): string =>
  claimIdOf({
    documentId: documentIdOf(document),
    kind: 'statement',
    first: { start: nth * 10, end: nth * 10 + 5 },
    ordinal: 0,
  })

/** The board of the union supports the rise in wages, unless told otherwise. */
export function classified(
  document: string,
  nth: number,
  given: Partial<Omit<EventData<'ClaimClassified'>, 'claimants'>> & { actor?: string | null } = {},
): Extract<DomainEvent, { type: 'ClaimClassified' }> {
  const { actor = 'board', ...rest } = given
  return {
    type: 'ClaimClassified',
    data: {
      claimId: claimOf(document, nth),
      claimants: [{ actorId: actor, span: actor === null ? { start: 1, end: 4 } : null, role: null }],
      party: configuration.actors.find(({ id }) => id === actor)?.party ?? null,
      positions: [{ issue: 'wages', stance: 'supports' }],
      framework: 'first',
      phase: null,
      addressee: null,
      configVersion: 1,
      by: 'rules',
      ...rest,
    },
  }
}
