import t from 'tap'
import { freshApi } from './fresh-api.ts'

const EVENTS = '/v1/dossiers/harbour/events'

t.test('events come in order, page by page, and none is missed', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  for (const text of ['One.', 'Two.', 'Three.'])
    await call('POST', '/v1/dossiers/harbour/documents', { body: { text } })
  const seen: number[] = []
  let path: string | undefined = `${EVENTS}?limit=3`
  while (path !== undefined) {
    const page = await call('GET', path)
    t.equal(page.status, 200)
    seen.push(...page.body.items.map(({ seq }: { seq: number }) => seq))
    path = /^<([^>]+)>; rel="next"$/.exec(String(page.headers.link ?? ''))?.[1]
  }
  t.same(seen, [1, 2, 3, 4, 5, 6, 7, 8])
  t.match(await call('GET', `${EVENTS}?after=8`), { body: { items: [], lastSeq: 8 } })
})

t.test('an event names the request and the key that caused it', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const headers = { 'x-request-id': 'desk-7' }
  const answer = await call('POST', '/v1/dossiers/harbour/documents', { body: { text: 'One.' }, headers })
  t.equal(answer.headers['x-request-id'], 'desk-7')
  const { body } = await call('GET', `${EVENTS}?after=2`)
  t.match(body.items[0], { type: 'DocumentReceived', metadata: { correlationId: 'desk-7', keyId: /^[0-9a-f-]{36}$/ } })
})

t.test('parameters that are not known or not numbers are refused', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=1001', 'limit=1e400', 'from=1', 'limit=1&limit=2']) {
    t.match(await call('GET', `${EVENTS}?${query}`), { status: 400, body: { errors: [{ in: 'query' }] } }, query)
  }
})
