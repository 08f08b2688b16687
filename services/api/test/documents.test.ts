import { randomUUID } from 'node:crypto'
import { append, readEvents } from '@onrecord/event-log'
import t from 'tap'
import { freshApi } from './fresh-api.ts'

const DOCUMENTS = '/v1/dossiers/harbour/documents'
const TEXT = 'The harbour board said on Monday that it would not pay. “Not a cent,” said its chair. 🛳️ Ende.'

t.test('a submitted text is answered with a receipt and can be read back to the last character', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const body = { text: TEXT, title: 'Board refuses', source: 'Harbour Gazette', publishedOn: '2025-03-03' }
  const receipt = await call('POST', DOCUMENTS, { body })
  t.match(receipt, { status: 202, body: { state: 'waiting', duplicate: false, seq: 3, warnings: [] } })
  t.equal(receipt.headers.location, `${DOCUMENTS}/${receipt.body.id}`)
  const read = await call('GET', String(receipt.headers.location))
  t.match(read, { status: 200, body: { ...body, id: receipt.body.id, length: TEXT.length, state: 'waiting' } })
})

t.test('the events of a document hold none of its words', async (t) => {
  const { call, openDossier, database } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  await call('POST', DOCUMENTS, { body: { text: TEXT, title: 'Board refuses' } })
  const { rows } = await database.pool.query(`select type, data::text as data from event where dossier_id = 'harbour'`)
  t.same(rows.map(({ type }) => type).slice(2), ['DocumentReceived', 'ExtractionRequested'])
  for (const { data } of rows) t.notMatch(data, /Not a cent|Board refuses/)
})

t.test('an undated document is accepted with a warning', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  t.match(await call('POST', DOCUMENTS, { body: { text: TEXT } }), { status: 202, body: { warnings: ['undated'] } })
})

t.test('a row of comments that no page follows is a text, and told at once', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const { status } = await call('POST', DOCUMENTS, { body: { text: `${'<!---->'.repeat(20_000)}x` } })
  t.equal(status, 202)
})

t.test('a text in a language that is not read is accepted, marked and kept as it is', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const text =
    'Die Gewerkschaft erklärte am Montag, dass sie das Angebot der Reederei nicht annehmen werde. Это не так. 😀'
  const receipt = await call('POST', DOCUMENTS, { body: { text, publishedOn: '2025-03-03' } })
  t.match(receipt, { status: 202, body: { warnings: ['language-not-read'] } })
  const read = await call('GET', `${DOCUMENTS}/${receipt.body.id}`)
  t.match(read.body, { text, language: 'de', warnings: ['language-not-read'] })
  const told = await call('POST', DOCUMENTS, { body: { text, language: 'en', source: 'Quay Courier' } })
  t.match(told.body, { warnings: ['undated'] }, 'the submitter knows better')
})

t.test('a document that was read is no failure where the views lag behind', async (t) => {
  const { call, openDossier, log } = await freshApi(t, { views: 'lagging' })
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const body = { text: TEXT, publishedOn: '2025-03-03' }
  const { body: receipt } = await call('POST', DOCUMENTS, { body })
  const [request] = await readEvents(log, { dossier: 'harbour', after: 3, limit: 1 })
  const data = {
    documentId: receipt.id,
    requestId: request?.eventId ?? '',
    extractor: { name: 'rules', version: '1.0.0' },
    claims: 0,
    dropped: 0,
    notes: [],
  }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [{ type: 'DocumentProcessed', data }] })
  const answer = await call('POST', DOCUMENTS, { body, headers: { prefer: 'wait=1' } })
  t.match(answer, { status: 200, body: { id: receipt.id, state: 'processed' } })
  t.notOk('claims' in answer.body, 'rather none than those of another time')
})

t.test('the same text from the same source again is answered with the first receipt', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const body = { text: TEXT, source: 'Harbour Gazette', publishedOn: '2025-03-03' }
  const first = await call('POST', DOCUMENTS, { body })
  const again = await call('POST', DOCUMENTS, { body: { ...body, publishedOn: '2025-03-09' } })
  t.match(again.body, { ...first.body, duplicate: true })
  const elsewhere = await call('POST', DOCUMENTS, { body: { ...body, source: 'Quay Courier' } })
  t.not(elsewhere.body.id, first.body.id, 'another source is another document')
})

t.test('twenty at once are one document', async (t) => {
  const { call, openDossier, database } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const body = { text: TEXT, source: 'Harbour Gazette' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('POST', DOCUMENTS, { body })))
  t.same(
    answers.map(({ status }) => status),
    answers.map(() => 202),
  )
  t.equal(new Set(answers.map((answer) => answer.body.id)).size, 1)
  t.equal(answers.filter((answer) => !answer.body.duplicate).length, 1)
  const { rows } = await database.pool.query(`select type from event where dossier_id = 'harbour' order by seq`)
  t.same(
    rows.map(({ type }) => type),
    ['DossierOpened', 'DossierConfigured', 'DocumentReceived', 'ExtractionRequested'],
  )
})

t.test('where nothing is to be extracted the answer is final at once', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const answer = await call('POST', DOCUMENTS, { body: { text: TEXT, extract: false } })
  t.match(answer, { status: 200, body: { state: 'received' } })
})

t.test('a dossier can be opened once', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const again = await call('POST', '/v1/dossiers', { body: { id: 'harbour', title: 'Again' } })
  t.match(again, { status: 409, body: { code: 'dossier-exists' } })
  const broken = await call('POST', '/v1/dossiers', {
    body: { id: 'quay', title: 'Quay', actors: [{ id: 'a', name: 'A', party: 'none' }] },
  })
  t.match(broken, { status: 400, body: { errors: [{ pointer: '/actors/0/party' }] } })
})
