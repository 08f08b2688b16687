import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { ask } from './fixture/api.ts'
import { onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const { client, home, env } = await freshSystem(t)
await ask(client, '/v1/dossiers', { body: { id: 'harbour', title: 'Harbour talks' } })
const run = (...args: string[]) =>
  onrecord(t, args, { home, env: { ...env, ONRECORD_URL: client.url, FEED_ALLOW_LOOPBACK: 'true' } })
const documents = async () =>
  (await ask<{ items: { title: string | null; url: string | null }[] }>(client, '/v1/dossiers/harbour/documents')).body
    .items

const folder = t.testdir({
  'talks.html': '<title>Talks stall</title><p>The union said on Monday that it would not sign.</p>',
  'many.jsonl':
    '{"text":"Ada Brandt said no.","title":"One"}\n\n{"text":"","title":"Empty"}\n{"broken\n{"text":"Ada Brandt said yes.","title":"Two"}\n',
  'one.json': '{"text":"The board refused.","title":"Three","publishedOn":"2025-03-03"}',
})

t.test(
  'pages, JSON and JSON lines are ingested; what fails is named and counted, and ends the command with 1',
  async (t) => {
    const files = ['talks.html', 'many.jsonl', 'one.json'].map((name) => join(folder, name))
    const { code, stderr } = await run('ingest', '--published', '2025-03-04', ...files)
    t.equal(code, 1)
    t.match(stderr, /many\.jsonl:3: .*nothing to read/)
    t.match(stderr, /many\.jsonl:4: .*not JSON/)
    t.match(stderr, '2 of 6 documents failed; the others are recorded')
    const titles = (await documents()).map(({ title }) => title)
    t.same(new Set(titles), new Set(['One', 'Talks stall', 'Three', 'Two']))
  },
)

t.test('claims are JSON lines where the output is no terminal', async (t) => {
  const { code, stdout } = await run('ingest', '--published', '2025-03-04', join(folder, 'one.json'))
  t.equal(code, 0)
  for (const line of stdout.split('\n').filter((line) => line !== '')) t.doesNotThrow(() => JSON.parse(line))
})

t.test('a list of addresses is fetched, one that can not be is named', async (t) => {
  const server = createServer((request, response) => {
    if (request.url === '/well')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Fetched</title><p>The board said no.</p>')
    else response.writeHead(404).end()
  }).unref()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const list = join(folder, 'urls.txt')
  await writeFile(list, `# pages\n${base}/well\n\n${base}/gone\nhttp://10.0.0.1/\n`)
  const { code, stderr } = await run('ingest', '--urls', list)
  t.equal(code, 1)
  t.match(stderr, /gone: can't be fetched: status, HTTP 404/)
  t.match(stderr, /10\.0\.0\.1\/: can't be fetched: address/)
  t.ok((await documents()).some(({ title, url }) => title === 'Fetched' && url === `${base}/well`))
})

t.test('feeds are added, listed and removed', async (t) => {
  const url = 'https://gazette.example.org/rss'
  t.match(await run('ingest', '--feed', url), { code: 2, stderr: /needs --source/ })
  t.match(await run('ingest', '--feed', url, '--source', 'The Gazette'), { code: 0, stderr: /polled every 30 minutes/ })
  t.match(await run('feeds', 'add', url, '--source', 'The Gazette'), { code: 1, stderr: /polls this address already/ })
  t.match(await run('feeds', 'list'), { code: 0, stdout: /The Gazette/ })
  t.match(await run('feeds', 'remove', url), { code: 0 })
  t.match(await run('feeds'), { code: 0, stdout: /no feed is polled/ })
  t.match(await run('ingest'), { code: 2, stderr: /nothing to ingest/ })
})
