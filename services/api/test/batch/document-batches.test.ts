import { connect } from 'node:net'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { freshApi } from '../fresh-api.ts'

const DOCUMENTS = '/v1/dossiers/harbour/documents'
const NDJSON = { 'content-type': 'application/x-ndjson' }
const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')
const text = (nth: number) => ({
  text: `The board said for the ${nth}th time that it would not pay.`,
  source: 'Gazette',
})

async function harbour(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  await api.openDossier({ id: 'harbour', title: 'Harbour talks' })
  const seq = async (): Promise<number> => (await api.call('GET', '/v1/dossiers/harbour')).body.seq
  const post = (raw: string | Buffer, headers: Record<string, string> = {}) =>
    api.call('POST', DOCUMENTS, { raw, headers: { ...NDJSON, ...headers } })
  return { ...api, seq, post }
}

t.test('each line of a batch is answered for itself, in order', async (t) => {
  const { post, call } = await harbour(t)
  const bad = `${JSON.stringify(text(1))}\n\r\n{"text":\n{"text":"a","titel":"b"}\n${JSON.stringify(text(1))}\r\n`
  const page = { html: '<title>Talks</title><p>The union said no.</p>' }
  const answer = await post(
    `${bad}${JSON.stringify(page)}\n{"text":"\\ud800"}\n{"text":"${'x'.repeat(200_001)}"}\n${JSON.stringify(text(2))}`,
  )
  t.match(answer, { status: 207, body: { taken: 4, refused: 4, stopped: null } })
  t.match(answer.body.lines, [
    { line: 1, status: 'taken', state: 'waiting', duplicate: false, warnings: ['undated'] },
    { line: 3, status: 'refused', problem: { code: 'invalid-json', status: 400 } },
    { line: 4, status: 'refused', problem: { code: 'invalid-request', errors: [{ pointer: '/titel' }] } },
    { line: 5, status: 'taken', duplicate: true, id: answer.body.lines[0].id },
    { line: 6, status: 'taken' },
    { line: 7, status: 'refused', problem: { code: 'bad-character' } },
    { line: 8, status: 'refused', problem: { code: 'text-too-long', status: 413 } },
    { line: 9, status: 'taken' },
  ])
  t.match((await call('GET', `${DOCUMENTS}/${answer.body.lines[4].id}`)).body, {
    title: 'Talks',
    text: 'The union said no.',
  })
})

t.test('a batch beyond a limit is taken up to there, and says so', async (t) => {
  const { post, seq } = await harbour(t)
  const many = await post(lines(text(1)) + lines({ text: '' }).repeat(999) + lines(text(2)))
  t.match(many.body, { taken: 1, refused: 999, stopped: { line: 1001, problem: { code: 'payload-too-large' } } })
  const long = await post(`${lines(text(3))}${'x'.repeat(2_000_001)}`)
  t.match(long.body, { taken: 1, refused: 0, stopped: { line: 2, problem: { detail: /Line 2 has more/ } } })
  t.equal(await seq(), 6)
})

t.test('a batch without a line, for no dossier or with words in its address is refused whole', async (t) => {
  const { post, call } = await harbour(t)
  for (const raw of ['', '\n', ' \r\n\t']) t.match(await post(raw), { status: 400, body: { code: 'invalid-request' } })
  t.match(await call('POST', '/v1/dossiers/quay/documents', { raw: lines(text(1)), headers: NDJSON }), { status: 404 })
  t.match(await call('POST', `${DOCUMENTS}?source=x`, { raw: lines(text(1)), headers: NDJSON }), { status: 400 })
  const utf16 = { 'content-type': 'application/x-ndjson; charset=utf-16' }
  t.match(await call('POST', DOCUMENTS, { raw: lines(text(1)), headers: utf16 }), { status: 415 })
})

t.test('the same batch with the same key is answered as at first, and another is refused', async (t) => {
  const { post, seq } = await harbour(t)
  const key = { 'idempotency-key': 'batch-1' }
  const first = await post(lines(text(1), text(2)), key)
  const before = await seq()
  const again = await post(lines(text(1), text(2)), key)
  t.match(again, { status: 207, headers: { 'idempotency-replayed': 'true' } })
  t.same(again.body, first.body, 'even `duplicate` is as it was')
  t.match(await post(lines(text(1), text(3)), key), { status: 422, body: { code: 'idempotency-key-reused' } })
  t.equal(await seq(), before)
})

t.test('of a body that breaks off the whole lines are recorded, and the same key takes the rest', async (t) => {
  const { app, post, seq, keyFor } = await harbour(t)
  const address = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const key = await keyFor(['ingest'])
  const socket = connect(Number(address.port), address.hostname)
  const head = [
    `POST ${DOCUMENTS} HTTP/1.1`,
    `host: ${address.host}`,
    `authorization: Bearer ${key}`,
    'content-type: application/x-ndjson',
    'idempotency-key: batch-2',
    'content-length: 100000',
  ]
  t.teardown(() => socket.destroy())
  socket.write(`${head.join('\r\n')}\r\n\r\n${lines(text(1), text(2))}{"text":"of this line there is no`)
  await waitFor(async () => ((await seq()) === 6 ? true : undefined), { what: 'the whole lines' })
  socket.destroy()
  const whole = lines(text(1), text(2), text(3))
  const send = () => post(whole, { 'idempotency-key': 'batch-2', authorization: `Bearer ${key}` })
  const taken = async () => {
    const answer = await send()
    return answer.status === 409 ? undefined : answer
  }
  const { body } = await waitFor(taken, { what: 'the end of the first' })
  t.match(body, { taken: 3, lines: [{ duplicate: true }, { duplicate: true }, { duplicate: false }] })
  t.equal(await seq(), 8)
})

t.test('claims come in batches too, those of a document a line', async (t) => {
  const { post, call } = await harbour(t)
  const { body } = await post(lines(text(1)))
  const documentId = body.lines[0].id
  const claim = { kind: 'statement', act: 'reject', segments: [{ start: 0, end: 9, exact: 'The board' }] }
  const raw = lines({ documentId, claims: [{ claim }] }, { documentId: '0'.repeat(32), claims: [{ claim }] })
  const answer = await call('POST', '/v1/dossiers/harbour/claims', { raw, headers: NDJSON })
  t.match(answer, { status: 207, body: { taken: 1, refused: 1 } })
  t.match(answer.body.lines[0], { line: 1, status: 'taken', items: [{ status: 'recorded' }] })
})
