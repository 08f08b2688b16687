import t from 'tap'
import { freshApi } from '../fresh-api.ts'
import { liveApi } from '../live/reading.ts'

const EVENTS = '/v1/dossiers/port/events'

t.test('events come as lines, all that there are when they are asked for, or those after a seq', async (t) => {
  const { call, tick } = await liveApi(t)
  await tick(1200)
  const accept = 'application/x-ndjson'
  for (const after of [0, 2, 700, 1202]) {
    const { headers, body } = await call('GET', `${EVENTS}?after=${after}`, { headers: { accept } })
    t.match(headers['content-type'], /^application\/x-ndjson/)
    t.ok(body === '' || body.endsWith('\n'))
    const events = body
      .split('\n')
      .slice(0, -1)
      .map((line: string) => JSON.parse(line))
    t.same(
      events.map(({ seq }: { seq: number }) => seq),
      Array.from({ length: 1202 - after }, (_, nth) => after + nth + 1),
    )
  }
  const lines = await call('GET', `${EVENTS}?after=1200&format=ndjson`)
  const page = await call('GET', `${EVENTS}?after=1200&format=json`, { headers: { accept } })
  t.same(
    lines.body
      .split('\n')
      .slice(0, -1)
      .map((line: string) => JSON.parse(line)),
    page.body.items,
    'the same events',
  )
})

t.test('the form is the one that is liked best, a parameter counts before a header', async (t) => {
  const { call } = await liveApi(t)
  const typeFor = async (accept: string, query = '') => {
    const { headers } = await call('GET', `${EVENTS}${query}`, { headers: { accept } })
    return String(headers['content-type']).replace(/;.*/, '')
  }
  t.equal(await typeFor('*/*'), 'application/json')
  t.equal(await typeFor('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'), 'application/json')
  t.equal(await typeFor('application/json;q=0.5, application/x-ndjson;q=0.9'), 'application/x-ndjson')
  t.equal(await typeFor('text/*'), 'text/event-stream')
  t.equal(await typeFor('text/event-stream', '?format=ndjson'), 'application/x-ndjson')
  t.equal(await typeFor('application/json;q=0, */*'), 'application/x-ndjson')
})

t.test('a form that there is not is refused, and what there is is named', async (t) => {
  const { call } = await liveApi(t)
  for (const accept of ['text/csv', 'application/json;q=0', 'nonsense', ', ,', 'text/event-stream;q=0, image/*']) {
    t.match(
      await call('GET', EVENTS, { headers: { accept } }),
      {
        status: 406,
        headers: { 'content-type': /^application\/problem\+json/ },
        body: {
          code: 'not-acceptable',
          details: { available: ['application/json', 'application/x-ndjson', 'text/event-stream'] },
        },
      },
      accept,
    )
  }
  t.match(await call('GET', `${EVENTS}?format=xml`), {
    status: 400,
    body: { errors: [{ in: 'query', pointer: '/format' }] },
  })
})

t.test('a dossier that is not there is not there in any form', async (t) => {
  const { call } = await freshApi(t)
  for (const format of ['json', 'ndjson', 'sse']) {
    t.match(await call('GET', `/v1/dossiers/none/events?format=${format}`), { status: 404 }, format)
  }
})
