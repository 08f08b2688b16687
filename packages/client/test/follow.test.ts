import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { connect, follow, OnrecordError, orThrow, type WebhookEvent } from '../src/index.ts'
import { runningApi } from './running-api.ts'

const DOSSIER = 'ferry'
const WORDING = 'Night shifts must end, the Crew Union said.'

async function withDossier(t: Parameters<typeof runningApi>[0]) {
  const connection = await runningApi(t)
  const onrecord = connect(connection)
  orThrow(await onrecord.POST('/v1/dossiers', { body: { id: DOSSIER, title: 'The ferry' } }))
  const say = async (source: string) => {
    const at = { params: { path: { dossier: DOSSIER } } }
    const body = { source, publishedOn: '2031-04-02', text: WORDING }
    const { id: documentId } = orThrow(await onrecord.POST('/v1/dossiers/{dossier}/documents', { ...at, body }))
    const segments = [{ exact: 'Night shifts must end', start: 0, end: 21 }]
    const claims = [
      {
        claim: { kind: 'demand' as const, act: 'demand' as const, segments },
        classification: { claimants: [{ name: 'Crew Union' }] },
      },
    ]
    orThrow(await onrecord.POST('/v1/dossiers/{dossier}/claims', { ...at, body: { documentId, claims } }))
  }
  return { ...connection, onrecord, say }
}

const sourceOf = (event: WebhookEvent) => (event.type === 'onrecord.claim.recorded' ? event.data.document.source : null)

t.test('what is recorded is told in words, from a seq on and live', async (t) => {
  const { onrecord, say } = await withDossier(t)
  await say('Harbour Gazette')
  const told: (string | null)[] = []
  for await (const event of follow(onrecord, { dossier: DOSSIER, after: 0, filter: { kinds: ['demand'] } })) {
    told.push(sourceOf(event))
    if (told.length === 1) await say('Bay Radio')
    else break
  }
  t.same(told, ['Harbour Gazette', 'Bay Radio'])
})

t.test('a stream that ends or breaks is taken up after the last event, when the server said so', async (t) => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(String(request.headers['last-event-id'] ?? ''))
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const seq = 7 + asked.length
    const frame = `retry: 5\nid: ${seq}\ndata: {"id":"e${seq}","type":"onrecord.claim.recorded","seq":${seq}}\n\n`
    if (seq % 2 === 0) response.end(frame)
    else response.write(frame, () => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const onrecord = connect({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  const seqs: number[] = []
  for await (const { seq } of follow(onrecord, { dossier: DOSSIER })) if (seqs.push(seq) === 3) break
  t.same(seqs, [8, 9, 10])
  t.same(asked, ['', '8', '9'])
})

t.test('an abort ends it, also where the signal does not reach the connection', async (t) => {
  const { url, key, say } = await withDossier(t)
  const deaf: typeof fetch = (input, init) => fetch(new Request(input, init), { signal: null })
  const onrecord = connect({ url, key, fetch: deaf })
  const leaving = new AbortController()
  const following = follow(onrecord, { dossier: DOSSIER, after: 0, signal: leaving.signal })
  await say('Harbour Gazette')
  t.equal((await following.next()).done, false)
  const next = following.next()
  leaving.abort()
  t.same(await next, { done: true, value: undefined })
})

t.test('a refusal ends it with the problem, an aborted signal without', async (t) => {
  const { onrecord, url } = await withDossier(t)
  await t.rejects(follow(onrecord, { dossier: 'nowhere' }).next(), OnrecordError)
  await t.rejects(follow(connect({ url }), { dossier: DOSSIER }).next(), { name: 'OnrecordError', status: 401 })
  const leaving = new AbortController()
  const following = follow(onrecord, { dossier: DOSSIER, signal: leaving.signal })
  const first = following.next()
  leaving.abort()
  t.same(await first, { done: true, value: undefined })
})
