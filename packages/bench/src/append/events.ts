import { randomBytes, randomUUID } from 'node:crypto'
import type { EventData } from '@onrecord/domain'

/** An event about a claim, as `append` takes it. */
export type ClaimEvent =
  | { type: 'DemandRecorded'; data: EventData<'DemandRecorded'>; expected: 'no-stream' }
  | { type: 'ClaimClassified'; data: EventData<'ClaimClassified'>; expected: 'any' }

/** What a worker appends for a document: each claim's finding on a stream that must be new, then its classification. */
export function claimEvents(count: number): ClaimEvent[] {
  const documentId = randomBytes(16).toString('hex')
  return Array.from({ length: Math.ceil(count / 2) }, () => claimPair(documentId, randomUUID()))
    .flat()
    .slice(0, count)
}

function claimPair(documentId: string, claimId: string): ClaimEvent[] {
  const finding = {
    claimId,
    documentId,
    act: 'demand' as const,
    segments: [{ start: 1204, end: 1311 }],
    cue: { start: 1318, end: 1327 },
    mention: { start: 1328, end: 1347 },
    chain: [{ from: 'publisher' as const }, { from: 'text' as const, start: 1328, end: 1347 }],
    reported: 'indirect' as const,
    relayed: false,
    negated: false,
    certainty: 'asserted' as const,
    saidOn: '2025-10-22',
    due: null,
    confidence: 0.82,
    extractor: { name: 'rules', version: '1.0.0' },
  }
  const classification = {
    claimId,
    claimants: [{ actorId: 'dockers-union', span: { start: 1328, end: 1347 }, role: null }],
    party: 'union',
    positions: [{ issue: 'night-shifts', stance: 'opposes' as const }],
    framework: 'october-proposal',
    phase: 2,
    addressee: null,
    configVersion: 1,
    by: 'rules' as const,
  }
  return [
    { type: 'DemandRecorded', data: finding, expected: 'no-stream' },
    { type: 'ClaimClassified', data: classification, expected: 'any' },
  ]
}
