import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { liveApi } from '../live/reading.ts'

t.test('each form that a program without headers reads has a feed token, good for it and nothing else', async (t) => {
  const { call } = await liveApi(t)
  const paths = new Map<string, string>()
  for (const route of ['calendar', 'feed', 'events', 'stream', 'export']) {
    const { body } = await call('POST', '/v1/dossiers/port/feed-tokens', { body: { route } })
    paths.set(route, body.path)
  }
  const read = async (path: string): Promise<number> => (await call('GET', path, { key: null })).status
  // The views of this server lag: that they are asked at all says that the token was good.
  await Promise.all([...paths].map(async ([route, path]) => t.not(await read(path), 401, route)))
  const token = paths.get('feed')?.split('token=')[1]
  for (const other of ['deadlines.ics', 'stream', 'export', 'events', 'claims']) {
    t.equal(await read(`/v1/dossiers/port/${other}?token=${token}`), 401, other)
  }
  const forms = ['feed.atom', 'feed.json']
  const readForm = (form: string) => read(`/v1/dossiers/port/${form}?token=${token}`)
  await Promise.all(forms.map(async (form) => t.not(await readForm(form), 401, form)))
})

t.test('a stream that a feed token opened ends with the token', async (t) => {
  const { call, url, tick } = await liveApi(t)
  const { body: token } = await call('POST', '/v1/dossiers/port/feed-tokens', { body: { route: 'events' } })
  const answer = await fetch(`${url}${token.path}`, { headers: { accept: 'text/event-stream' } })
  t.equal(answer.status, 200)
  let [text, isOver] = ['', false]
  const reading = (async () => {
    for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece
    isOver = true
  })()
  await tick(1)
  await waitFor(async () => (text.includes('\nid: 3\n') ? true : undefined), { what: 'an event' })
  t.equal(isOver, false)
  t.equal((await call('DELETE', `/v1/dossiers/port/feed-tokens/${token.id}`)).status < 300, true)
  await reading
  t.ok(isOver)
  t.equal((await fetch(`${url}${token.path}`)).status, 401)
})
