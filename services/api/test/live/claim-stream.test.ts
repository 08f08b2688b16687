import { waitFor } from '@onrecord/testing'
import { ClaimRecordedBody } from '@onrecord/webhooks'
import t from 'tap'
import { CLAIMS, HARBOUR, TEXT } from '../harbour.ts'
import { liveApi, readStream } from './reading.ts'

const TYPES = ['onrecord.claim.recorded', 'onrecord.position.changed', 'onrecord.due-date.passed']

/** The harbour dossier, and the means to record its demand and its refusal, each time in a text of its own. */
async function harbour(t: Parameters<typeof liveApi>[0]) {
  const api = await liveApi(t)
  await api.openDossier(HARBOUR)
  let told = 0
  const tell = async (): Promise<void> => {
    const text = `${TEXT} (${++told})`
    const { body: document } = await api.call('POST', '/v1/dossiers/harbour/documents', {
      body: { text, source: 'Gazette' },
    })
    const body = { documentId: document.id, claims: CLAIMS }
    const answer = await api.call('POST', '/v1/dossiers/harbour/claims', { body })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  }
  return { ...api, tell, address: `${api.url}/v1/dossiers/harbour/stream` }
}

t.test('a stream tells of claims from now on, in the words of a webhook', async (t) => {
  const { key, tell, address } = await harbour(t)
  await tell()
  const reader = readStream(t, address, { key, types: TYPES })
  await reader.connected()
  await tell()
  const [demand, refusal] = (await reader.received(2)).map(({ data }) => ClaimRecordedBody.parse(JSON.parse(data)))
  t.match(demand, { type: 'onrecord.claim.recorded', dossier: 'harbour', data: { document: { source: 'Gazette' } } })
  t.equal(demand?.data.claim.segments[0]?.exact, 'Double pay for the night, by 1 April 2025.')
  t.equal(refusal?.data.classification?.claimants[0]?.name, 'Jon Keel')
  t.equal(reader.events.length, 2, 'nothing of what was recorded before')
  t.same(
    reader.events.map(({ id }) => Number(id)),
    [demand?.seq, refusal?.seq],
  )
})

t.test('a stream tells of what its filter lets through, by the names that webhooks use', async (t) => {
  const { key, tell, address } = await harbour(t)
  await tell()
  const received = async (query: string, count: number) => {
    const reader = readStream(t, `${address}?after=0&${query}`, { key, types: TYPES })
    await reader.received(count)
    return reader.events.map(({ data }) => JSON.parse(data).data.claim.kind)
  }
  t.same(await received('kinds=demand,statement', 2), ['demand', 'statement'])
  t.same(await received('kinds=demand', 1), ['demand'])
  t.same(await received('acts=reject&actors=jon-keel', 1), ['statement'])
  t.same(await received('parties=union&parties=press&phases=2', 1), ['demand'])
  t.same(await received('issues=pay&frameworks=draft-2025&types=onrecord.claim.recorded', 2), ['demand', 'statement'])
})

t.test('a reader whose filter lets nothing through still learns where to resume', async (t) => {
  const { app, key, tell, address } = await harbour(t)
  await tell()
  const headers = { authorization: `Bearer ${key}` }
  const answer = await fetch(`${address}?after=0&kinds=deadline`, { headers })
  const reading = answer.text()
  await tell()
  await waitFor(async () => (answer.ok ? true : undefined), { what: 'an answer' })
  await app.close()
  t.notMatch(await reading, /event:/)
})

t.test('filters that name nothing that there is, and forms that a stream has not, are refused', async (t) => {
  const { call } = await harbour(t)
  const stream = '/v1/dossiers/harbour/stream'
  for (const query of [
    'kinds=rumour',
    'kinds=',
    'types=*',
    'phases=x',
    'minimumConfidence=2',
    'after=99',
    'kind=demand',
    'after=now',
  ]) {
    t.match(await call('GET', `${stream}?${query}`), { status: 400, body: { errors: [{ in: 'query' }] } }, query)
  }
  t.match(await call('GET', stream, { headers: { accept: 'application/json' } }), {
    status: 406,
    body: { code: 'not-acceptable', details: { available: ['text/event-stream'] } },
  })
})
