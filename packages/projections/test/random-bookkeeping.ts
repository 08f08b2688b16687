import { type DomainEvent, Stance } from '@onrecord/domain'
import fc from 'fast-check'
import { configuration, documentIdOf } from './samples.ts'

const requestId = 'f0000000-0000-4000-8000-000000000002'
const keyId = 'f0000000-0000-4000-8000-000000000003'
const endpointId = 'f0000000-0000-4000-8000-000000000004'
const extractor = { name: 'rules', version: '1.0.0' }

const count = fc.nat(9)
const day = fc.constantFrom('2025-02-03', '2025-02-20', '2025-03-31')
const stance = fc.constantFrom(null, ...Stance.options)

/** What processes append beside claims: how a document fared, notices, configurations replaced, keys and endpoints. */
export function bookkeeping(given: { documents: readonly string[]; claimId: fc.Arbitrary<string> }) {
  const documentId = fc.constantFrom(...given.documents.map(documentIdOf))
  const { claimId } = given
  return fc.oneof(
    documentId.map(
      (documentId): DomainEvent => ({
        type: 'ExtractionRequested',
        data: { documentId, extractor: 'rules', version: null, reason: 'received' },
      }),
    ),
    fc.record({ documentId, claims: count, dropped: count }).map(
      (outcome): DomainEvent => ({
        type: 'DocumentProcessed',
        data: { ...outcome, requestId, extractor, notes: [] },
      }),
    ),
    fc
      .record({ documentId, stage: fc.constantFrom('load' as const, 'crashed' as const) })
      .map((failed): DomainEvent => ({ type: 'DocumentFailed', data: { ...failed, requestId, code: 'gone' } })),
    documentId.map((documentId): DomainEvent => ({ type: 'TextErased', data: { documentId, reason: null } })),
    fc.record({ claimId, latest: day }).map((data): DomainEvent => ({ type: 'DueDatePassed', data })),
    fc.record({ claimId, from: stance, to: stance }).map(
      (data): DomainEvent => ({
        type: 'PositionChanged',
        data: { ...data, party: 'union', issue: 'wages', framework: 'first' },
      }),
    ),
    fc
      .integer({ min: 2, max: 5 })
      .chain((version) =>
        fc.constantFrom<DomainEvent>(
          { type: 'DossierConfigured', data: { configuration, version } },
          { type: 'DossierReclassified', data: { configVersion: version, examined: 4, changed: 1 } },
        ),
      ),
    // These are of another log; a fold that meets them passes over them.
    fc.constantFrom<DomainEvent>(
      { type: 'DossierOpened', data: { title: 'Port dispute' } },
      {
        type: 'ApiKeyIssued',
        data: { keyId, digest: '0'.repeat(64), label: 'desk', scopes: ['read'], dossiers: null, expiresAt: null },
      },
      { type: 'ApiKeyChanged', data: { keyId, label: 'night desk', expiresAt: null } },
      { type: 'ApiKeyRevoked', data: { keyId } },
      {
        type: 'FeedTokenIssued',
        data: {
          tokenId: endpointId,
          digest: '0'.repeat(64),
          dossier: 'port',
          route: 'calendar',
          label: 'desk',
          keyId,
          expiresAt: null,
        },
      },
      { type: 'FeedTokenRevoked', data: { tokenId: endpointId, dossier: 'port' } },
      { type: 'WebhookSubscribed', data: { endpointId, dossiers: null, keyId } },
      { type: 'WebhookChanged', data: { endpointId, changed: ['url'] } },
      { type: 'WebhookDisabled', data: { endpointId, cause: 'gone', reason: 'it answered 410' } },
      { type: 'WebhookEnabled', data: { endpointId } },
      { type: 'WebhookSecretRotated', data: { endpointId, graceEndsAt: '2026-03-02T10:00:00.000Z' } },
      { type: 'WebhookTested', data: { endpointId } },
      { type: 'WebhookRedeliveryRequested', data: { endpointId, of: 'failed' } },
      { type: 'WebhookUnsubscribed', data: { endpointId } },
      { type: 'FeedConfigured', data: { feedId: endpointId, feed: null } },
    ),
  )
}
