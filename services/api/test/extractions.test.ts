import { randomUUID } from 'node:crypto'
import type { DomainEvent, RecordedEvent } from '@onrecord/domain'
import { append, readEvents } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { freshApi } from './fresh-api.ts'

const DOCUMENTS = '/v1/dossiers/harbour/documents'
const body = { text: 'The board said it would pay.', publishedOn: '2025-03-03' }

t.test('a document that was never read can be asked for, once', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const { id } = (await call('POST', DOCUMENTS, { body: { ...body, extract: false } })).body
  t.match(await call('POST', `${DOCUMENTS}/${id}/extractions`), { status: 202, body: { id, state: 'waiting' } })
  const before = (await call('GET', '/v1/dossiers/harbour')).body.seq
  t.match(await call('POST', `${DOCUMENTS}/${id}/extractions`), { status: 202, body: { state: 'waiting' } })
  t.equal((await call('GET', '/v1/dossiers/harbour')).body.seq, before, 'asking twice asks once')
})

t.test('a document that failed can be asked for again, and one that was read', async (t) => {
  const { call, openDossier, log } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const { id: documentId } = (await call('POST', DOCUMENTS, { body })).body
  const requestId = randomUUID()
  const end = (event: Parameters<typeof append<typeof log.registry>>[1]['events'][number]) =>
    append(log, { dossier: 'harbour', commandId: randomUUID(), events: [event] })
  await end({ type: 'DocumentFailed', data: { documentId, requestId, stage: 'extract', code: 'timeout' } })
  t.match(await call('POST', `${DOCUMENTS}/${documentId}/extractions`), { status: 202, body: { state: 'waiting' } })
  const extractor = { name: 'rules', version: '1' }
  const counts = { claims: 0, dropped: 0, notes: [] }
  await end({ type: 'DocumentProcessed', data: { documentId, requestId, extractor, ...counts } })
  t.match(await call('POST', `${DOCUMENTS}/${documentId}/extractions`), { status: 202, body: { state: 'waiting' } })
  const events: RecordedEvent[] = await readEvents(log, { dossier: 'harbour', after: 0, limit: 100 })
  const reasons = events.flatMap(({ type, data }) => (type === 'ExtractionRequested' ? [data.reason] : []))
  t.same(reasons, ['received', 'retry', 'reextract'])
})

t.test('a document is to be read by the extractor that its dossier names, also again', async (t) => {
  const { call, openDossier, log } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks', extractor: 'language-model' })
  const { id: documentId } = (await call('POST', DOCUMENTS, { body })).body
  const failed = { documentId, requestId: randomUUID(), stage: 'extract' as const, code: 'language-model-timeout' }
  const events = [{ type: 'DocumentFailed' as const, data: failed }]
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events })
  await call('POST', `${DOCUMENTS}/${documentId}/extractions`)
  const recorded: RecordedEvent[] = await readEvents(log, { dossier: 'harbour', after: 0, limit: 100 })
  const asked = recorded.flatMap(({ type, data }) => (type === 'ExtractionRequested' ? [data.extractor] : []))
  t.same(asked, ['language-model', 'language-model'])
})

t.test('a document that was withdrawn or erased can not be asked for', async (t) => {
  const { call, openDossier, log } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const { id: documentId } = (await call('POST', DOCUMENTS, { body })).body
  for (const type of ['DocumentWithdrawn', 'TextErased'] as const) {
    const events: DomainEvent[] = [{ type, data: { documentId, reason: null } }]
    await append(log, { dossier: 'harbour', commandId: randomUUID(), events })
    t.match(await call('POST', `${DOCUMENTS}/${documentId}/extractions`), { status: 409, body: { code: 'conflict' } })
  }
})

t.test('who asks with `Prefer: wait` is answered with the claims as they are read then', async (t) => {
  const { call, openDossier, log } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const { id: documentId } = (await call('POST', DOCUMENTS, { body })).body
  const claim = { kind: 'statement', act: 'commit', segments: [{ start: 15, end: 27 }] }
  const submitted = await call('POST', '/v1/dossiers/harbour/claims', { body: { documentId, claims: [{ claim }] } })
  t.equal(submitted.status, 201)
  const claimId: string = submitted.body.items[0].id
  const add = (events: DomainEvent[]) => append(log, { dossier: 'harbour', commandId: randomUUID(), events })
  const extractor = { name: 'rules', version: '1' }
  const processed = (requestId: string): DomainEvent => ({
    type: 'DocumentProcessed',
    data: { documentId, requestId, extractor, claims: 0, dropped: 0, notes: [] },
  })
  await add([processed(randomUUID())])

  const waiting = call('POST', `${DOCUMENTS}/${documentId}/extractions`, { headers: { prefer: 'wait=20' } })
  const asked = async () => {
    const events: RecordedEvent[] = await readEvents(log, { dossier: 'harbour', after: 0, limit: 100 })
    return events.find(({ type, data }) => type === 'ExtractionRequested' && data.reason === 'reextract')?.eventId
  }
  const requestId = await waitFor(asked, { what: 'the request' })
  const changes = { act: 'propose' as const }
  await add([{ type: 'ClaimCorrected', data: { claimId, changes, reason: null } }, processed(requestId)])
  const answer = await waiting
  t.match(answer, {
    status: 200,
    body: { id: documentId, state: 'processed', claims: [{ claim: { id: claimId, act: 'propose' } }] },
  })
  t.equal(answer.headers['preference-applied'], 'wait=20')
  const history = await call('GET', `${DOCUMENTS}/${documentId}/history`)
  t.equal(history.body.items.at(-1).says, 'Read by rules 1: 0 new claims.')
})

t.test('a document that is not there can not be asked for', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const path = `${DOCUMENTS}/00000000000000000000000000000000/extractions`
  t.match(await call('POST', path), { status: 404, body: { code: 'unknown-document' } })
})
