import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
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

t.test('a document that failed can be asked for again, one that was read can not', async (t) => {
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
  t.match(await call('POST', `${DOCUMENTS}/${documentId}/extractions`), { status: 409, body: { code: 'conflict' } })
})

t.test('a document that is not there can not be asked for', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const path = `${DOCUMENTS}/00000000000000000000000000000000/extractions`
  t.match(await call('POST', path), { status: 404, body: { code: 'unknown-document' } })
})
