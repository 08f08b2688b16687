import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import t from 'tap'
import { runningApi } from './running-api.ts'

/** Debian's. */
const CHROMIUM = '/usr/bin/chromium'

/** What the page does with the client; it writes what came of it into its title. */
const PROGRAM = `
import { connect, follow, items, orThrow, verifyWebhook } from './index.ts'

const { url, key } = JSON.parse(document.body.dataset.server)
const onrecord = connect({ url, key })
const seen = []
orThrow(await onrecord.POST('/v1/dossiers', { body: { id: 'ferry', title: 'The ferry' } }))
seen.push((await onrecord.GET('/v1/dossiers/{dossier}', { params: { path: { dossier: 'nowhere' } } })).error.code)
const path = { dossier: 'ferry' }
const listening = follow(onrecord, { dossier: 'ferry', after: 0 })
const first = listening.next()
const text = 'Night shifts must end, the Crew Union said.'
const { id: documentId } = orThrow(
  await onrecord.POST('/v1/dossiers/{dossier}/documents', { params: { path }, body: { source: 'Bay Radio', text } }),
)
const claim = { kind: 'demand', act: 'demand', segments: [{ exact: 'Night shifts must end', start: 0, end: 21 }] }
const { items: [{ seq }] } = orThrow(
  await onrecord.POST('/v1/dossiers/{dossier}/claims', { params: { path }, body: { documentId, claims: [{ claim }] } }),
)
seen.push((await first).value.data.claim.segments[0].exact)
await listening.return()
const claims = '/v1/dossiers/{dossier}/claims'
for await (const { record } of items(onrecord, claims, { params: { path, query: { minSeq: seq } } })) seen.push(record.seq === seq)
try {
  verifyWebhook('whsec_b25yZWNvcmQ=', { headers: new Headers(), body: '{}' })
} catch (error) {
  seen.push(error instanceof Error)
}
document.title = JSON.stringify(seen)
`

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: PROGRAM, resolveDir: fileURLToPath(new URL('../src', import.meta.url)), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

t.test(
  'it works in a page of another origin that the server allows',
  {
    skip: existsSync(CHROMIUM) ? false : 'no chromium',
  },
  async (t) => {
    const script = await bundle()
    let page = ''
    const server = createServer((request, response) => {
      const isScript = request.url === '/program.js'
      response
        .writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
        .end(isScript ? script : page)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    t.teardown(() => server.close())
    const api = await runningApi(t, { corsOrigins: [origin] })
    page = `<!doctype html><body data-server='${JSON.stringify(api)}'><script type="module" src="/program.js"></script>`

    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    t.teardown(() => browser.close())
    const tab = await browser.newPage()
    const errors: string[] = []
    tab.on('pageerror', ({ message }) => errors.push(message))
    await tab.goto(origin)
    await tab.waitForFunction('document.title !== ""', undefined, { timeout: 20_000 }).catch(() => undefined)
    t.same(errors, [])
    t.equal(await tab.title(), '["unknown-dossier","Night shifts must end",true,true]')
  },
)
