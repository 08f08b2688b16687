import t from 'tap'
import { connect, OnrecordError, orThrow } from '../src/index.ts'
import { runningApi } from './running-api.ts'

const DOSSIER = { id: 'strait', title: 'The strait' }
const at = { params: { path: { dossier: DOSSIER.id } } }

t.test('a call answers with data that has the types of the API', async (t) => {
  const onrecord = connect(await runningApi(t))
  t.equal((await onrecord.POST('/v1/dossiers', { body: DOSSIER })).response.status, 201)
  const { data, error } = await onrecord.GET('/v1/dossiers/{dossier}', at)
  t.equal(error, undefined)
  t.equal(data?.configuration.title, DOSSIER.title)
})

t.test('a refusal is a value: problem details with a code', async (t) => {
  const { url, key } = await runningApi(t)
  const { data, error, response } = await connect({ url, key }).GET('/v1/dossiers/{dossier}', at)
  t.equal(data, undefined)
  t.equal(error?.code, 'unknown-dossier')
  t.equal(response.status, 404)
  t.equal((await connect({ url }).GET('/v1/dossiers')).error?.code, 'unauthorized', 'nobody without a key')
})

t.test('who would rather catch asks for the data or an error', async (t) => {
  const onrecord = connect(await runningApi(t))
  const refused = onrecord.GET('/v1/dossiers/{dossier}', at).then(orThrow)
  await t.rejects(refused, { name: 'OnrecordError', status: 404, problem: { code: 'unknown-dossier' } })
  t.same(orThrow(await onrecord.GET('/v1/dossiers')).items, [])
})

t.test('what a proxy answers in place of the server is an error without a problem', async (t) => {
  const fetch = async () =>
    new Response('<h1>Bad gateway</h1>', { status: 400, headers: { 'content-type': 'text/html' } })
  const refused = connect({ url: 'http://127.0.0.1:1', fetch }).GET('/v1/dossiers').then(orThrow)
  await t.rejects(refused, new OnrecordError(400, null))
})

t.test('a POST whose answer was lost is carried out once', async (t) => {
  const { url, key } = await runningApi(t)
  let sent = 0
  const losesTheFirst: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    sent++
    if (sent === 1) throw new TypeError('fetch failed')
    return answer
  }
  const onrecord = connect({ url, key, fetch: losesTheFirst })
  const { data, response } = await onrecord.POST('/v1/dossiers', { body: DOSSIER })
  t.equal(response.status, 201, 'and not 409, dossier-exists')
  t.equal(data?.id, DOSSIER.id)
  t.equal(sent, 2)
})

t.test('a busy server is asked again when it says so, other refusals are not', async (t) => {
  const statuses = [503, 429, 200]
  let sent = 0
  const fetch = async () =>
    new Response('{"items":[],"next":null}', {
      status: statuses[sent++] ?? 500,
      headers: { 'content-type': 'application/json', 'retry-after': '0' },
    })
  const onrecord = connect({ url: 'http://127.0.0.1:1', fetch })
  t.same(orThrow(await onrecord.GET('/v1/dossiers')).items, [])
  t.equal(sent, 3)
  t.equal((await onrecord.GET('/v1/dossiers')).response.status, 500)
  t.equal(sent, 4)
})

t.test('a change that is not safe to repeat is sent once', async (t) => {
  let sent = 0
  const fetch = async () => {
    sent++
    return new Response('{}', {
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '0' },
    })
  }
  const onrecord = connect({ url: 'http://127.0.0.1:1', fetch })
  await onrecord.PUT('/v1/dossiers/{dossier}', {
    params: { ...at.params, header: { 'if-match': '"1"' } },
    body: DOSSIER,
  })
  t.equal(sent, 1)
})
