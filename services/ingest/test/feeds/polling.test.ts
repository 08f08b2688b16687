import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findDocument } from '@onrecord/documents'
import { addFeed, changeFeed, findFeed, removeFeed } from '@onrecord/intake/feeds'
import { closeQueues, openQueues } from '@onrecord/queue'
import { waitFor } from '@onrecord/testing'
import t, { type Test } from 'tap'
import { start } from '../../src/index.ts'
import type { DomainLog } from '../../src/log.ts'
import { backends, eventsOf, freshDossier } from '../fixture.ts'
import { flushQueue } from '../flush-queue.ts'

const command = () => ({
  commandId: randomUUID(),
  metadata: { correlationId: null, causationId: null, actor: null, keyId: null },
})

const item = (guid: string, words: string) =>
  `<item><title>Item ${guid}</title><guid>${guid}</guid><link>/page/${guid}</link><pubDate>Mon, 03 Feb 2025 10:00:00 GMT</pubDate><description>${words}</description></item>`
const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Vell Courier</title>${items.join('')}</channel></rss>`

/** A site on loopback; what it answers with can be changed, and what it was asked is kept. */
async function site(t: Test, answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = []
  const held = { answer }
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    held.answer(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => server.close())
  server.unref()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, held }
}

async function polled(t: Test, redisUrl?: string) {
  const scene = await freshDossier(t, { redisUrl })
  const config = { ...scene.config, feedsEveryMs: 100, feedsAllowLoopback: true }
  const ingest = await start(config)
  t.teardown(() => ingest.stop())
  const { log, dossier } = scene
  const add = async (url: string, more: { fetchPages?: boolean } = {}) => {
    const id = randomUUID()
    const settings = { source: 'Vell Courier', everyMinutes: 60, fetchPages: false, enabled: true, ...more }
    await addFeed(log, { dossier, id, url, ...settings }, command())
    return id
  }
  const again = async (id: string) => changeFeed(log, { dossier, id, changes: {} }, command())
  const pollOf = async (id: string) =>
    waitFor(
      async () => {
        const feed = await findFeed(log.db, { dossier, id })
        return feed?.polledAt && feed.nextPollAt.getTime() > Date.now() + 30 * 60_000 ? feed : undefined
      },
      { what: 'the poll', timeoutMs: 25_000 },
    )
  return { ...scene, config, add, again, pollOf }
}

async function textsOf(log: DomainLog, dossier: string): Promise<string[]> {
  const texts: string[] = []
  for (const event of await eventsOf(log, dossier)) {
    if (event.type !== 'DocumentReceived') continue
    texts.push((await findDocument(log.db, { dossier, documentId: event.data.documentId }))?.text ?? '')
  }
  return texts
}

for (const backend of backends) {
  t.test(
    `a feed is polled on ${backend.name}, each item once, a changed one again`,
    { skip: backend.skip },
    async (t) => {
      const { log, dossier, add, again, pollOf } = await polled(t, backend.redisUrl)
      let items = [item('b', 'Second.'), item('a', 'First.')]
      const { url, asked } = await site(t, (request, response) => {
        const etag = `"${items.length}"`
        if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
        else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(rss(...items))
      })
      const id = await add(`${url}/feed`)
      t.match(await pollOf(id), { failures: 0, error: null })
      t.same(await textsOf(log, dossier), ['First.', 'Second.'])
      const [first] = (await eventsOf(log, dossier)).filter(({ type }) => type === 'DocumentReceived')
      t.match(first, {
        data: { source: 'Vell Courier', publishedOn: '2025-02-03', hasTitle: true },
        metadata: { actor: 'feed-poller', correlationId: `feed-${id}` },
      })
      items = [item('c', 'Third.'), item('b', 'Second, corrected.'), item('a', 'First.')]
      await again(id)
      await waitFor(async () => ((await textsOf(log, dossier)).length === 4 ? true : undefined), {
        what: 'what is new',
        timeoutMs: 25_000,
      })
      t.same(await textsOf(log, dossier), ['First.', 'Second.', 'Second, corrected.', 'Third.'])
      t.equal(asked.at(-1)?.headers['accept-encoding'], 'gzip, deflate, br')
    },
  )
}

t.test('an item that can not be read fails alone', async (t) => {
  const { log, dossier, add, pollOf } = await polled(t)
  const bomb = `<![CDATA[${'<b>'.repeat(1000)}]]>`
  const { url } = await site(t, (_, response) => {
    response.end(rss(item('deep', bomb), item('long', 'x'.repeat(200_001)), item('empty', ''), item('well', 'Well.')))
  })
  const id = await add(`${url}/feed`)
  t.match(await pollOf(id), { failures: 0, error: null })
  t.same(await textsOf(log, dossier), ['Well.'])
  const rows = await log.db.selectFrom('feed_item').select(['problem']).orderBy('problem').execute()
  t.same(
    rows.map(({ problem }) => problem),
    ['empty-text', 'text-too-long', 'unreadable-markup', null],
  )
})

t.test('a feed that fails says where, and is polled later each time', async (t) => {
  const { add, again, pollOf, log, dossier } = await polled(t)
  const { url, held } = await site(t, (_, response) => response.writeHead(503).end())
  const id = await add(`${url}/feed`)
  const failed = await pollOf(id)
  t.match(failed, { failures: 1, error: { stage: 'status', message: 'HTTP 503' } })
  t.ok(failed.nextPollAt.getTime() - Date.now() > 100 * 60_000, 'twice its pause, at least')
  const cases: [string, (request: IncomingMessage, response: ServerResponse) => void][] = [
    ['feed', (_, response) => response.end('<html><body>no feed</body></html>')],
    ['size', (_, response) => response.end('x'.repeat(5_000_001))],
    ['redirect', (request, response) => response.writeHead(302, { location: `${request.url}x` }).end()],
    ['address', (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()],
    ['connect', (request) => request.socket.destroy()],
    ['feed', (_, response) => response.end('<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>')],
  ]
  for (const [stage, answer] of cases) {
    held.answer = answer
    await again(id)
    const feed = await waitFor(
      async () => {
        const feed = await findFeed(log.db, { dossier, id })
        return feed?.error?.stage === stage ? feed : undefined
      },
      { what: stage, timeoutMs: 25_000 },
    )
    t.equal(feed.failures, 1, stage)
  }
})

t.test('a feed that is gone is disabled, says why, and is asked again only when it is enabled', async (t) => {
  const { add, log, dossier } = await polled(t)
  const { url, asked, held } = await site(t, (_, response) => response.writeHead(410).end())
  const id = await add(`${url}/feed`)
  const stateOf = async () => findFeed(log.db, { dossier, id })
  await waitFor(async () => ((await stateOf())?.enabled === false ? true : undefined), {
    what: 'its end',
    timeoutMs: 25_000,
  })
  t.match(await stateOf(), { failures: 1, error: { stage: 'gone', message: /410.*enable it/ } })
  const told = (await eventsOf(log, dossier)).filter(({ type }) => type === 'FeedConfigured')
  t.match(told.at(-1), {
    data: { feedId: id, feed: { enabled: false } },
    metadata: { actor: 'feed-poller' },
  })
  t.equal(asked.length, 1)
  held.answer = (_, response) => response.end(rss(item('a', 'Back.')))
  await changeFeed(log, { dossier, id, changes: { enabled: true } }, command())
  await waitFor(async () => ((await textsOf(log, dossier)).length === 1 ? true : undefined), {
    what: 'what it says now',
    timeoutMs: 25_000,
  })
  t.match(await stateOf(), { enabled: true, error: null })
})

t.test('items beyond what a poll reads are counted, and those that left long ago are forgotten', async (t) => {
  const { add, again, pollOf, log, dossier } = await polled(t)
  const short = (count: number, from: number) => Array.from({ length: count }, (_, nth) => item(`i${from + nth}`, ''))
  let items = short(203, 0)
  const { url } = await site(t, (_, response) => response.end(rss(...items)))
  const id = await add(`${url}/feed`)
  t.match(await pollOf(id), { error: null, itemsLeft: 3 })
  const remembered = async () => (await log.db.selectFrom('feed_item').select('item_digest').execute()).length
  t.equal(await remembered(), 200)
  const longAgo = new Date(Date.now() - 91 * 24 * 60 * 60_000)
  await log.db.updateTable('feed_item').set({ seen_at: longAgo }).execute()
  items = short(2, 199)
  await again(id)
  await waitFor(async () => ((await remembered()) === 2 ? true : undefined), { what: 'the rest', timeoutMs: 25_000 })
  t.match(
    await waitFor(
      async () => {
        const feed = await findFeed(log.db, { dossier, id })
        return feed?.itemsLeft === 0 ? feed : undefined
      },
      { what: 'the poll' },
    ),
    { error: null },
  )
})

t.test('with fetchPages the page is read, through the same guard', async (t) => {
  const { log, dossier, add, pollOf } = await polled(t)
  const { url } = await site(t, (request, response) => {
    if (request.url === '/feed') response.end(rss(item('a', 'Short.')))
    else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<title>T</title><p>The whole of it.</p><script>x</script>')
  })
  const id = await add(`${url}/feed`, { fetchPages: true })
  await pollOf(id)
  t.same(await textsOf(log, dossier), ['The whole of it.'])
})

t.test('a removed feed is asked no more, and a flushed queue loses no poll', async (t) => {
  const { log, dossier, add, again, pollOf, config, ownerUrl } = await polled(t)
  const { url, asked } = await site(t, (_, response) => response.end(rss(item('a', 'First.'))))
  const id = await add(`${url}/feed`)
  await pollOf(id)
  const queues = openQueues({ databaseUrl: config.databaseUrl })
  t.teardown(() => closeQueues(queues))
  await flushQueue(t, queues, ownerUrl)
  await again(id)
  await pollOf(id)
  t.ok(asked.length >= 1)
  t.ok(await removeFeed(log, { dossier, id }, command()))
  const other = await add(`${url}/other`)
  const before = asked.filter(({ path }) => path === '/feed').length
  await pollOf(other)
  t.equal(asked.filter(({ path }) => path === '/feed').length, before)
  const told = (await eventsOf(log, dossier)).filter(({ type }) => type === 'FeedConfigured')
  t.match(told.at(-2), { data: { feedId: id, feed: null } })
})
