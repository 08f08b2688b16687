import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Claim } from '@onrecord/domain'
import t from 'tap'
import * as z from 'zod'
import { onrecord } from './fixture/command.ts'
import { freshHome } from './fixture/home.ts'

const TEXT = 'Ada Lund said the union will not sign the deal.\n\nThe port rejected the demand.\n'
const MARKED = {
  paragraph: 1,
  content: ['sign the deal'],
  cue: 'said',
  mention: 'Ada Lund',
  act: 'accept',
  certainty: 'asserted',
}
const Found = z.strictObject({ claim: Claim })

const home = await freshHome(t)
const article = join(home, 'article.txt')
await writeFile(article, TEXT)

/** A server on loopback that marks one claim, or fails with a status. */
async function modelAt(status: number): Promise<{ env: Record<string, string>; asked: unknown[] }> {
  const asked: unknown[] = []
  const server = createServer(async (request, response) => {
    asked.push(JSON.parse(await text(request)))
    const message = { content: JSON.stringify({ claims: [MARKED] }) }
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ choices: [{ finish_reason: 'stop', message }] }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return { env: { LLM_BASE_URL: `http://127.0.0.1:${port}/v1`, LLM_MODEL: 'test-model' }, asked }
}

const extract = (env: Record<string, string>) =>
  onrecord(t, ['extract', '--extractor', 'language-model', article], { home, env })

t.test('a model marks, and the claims printed are bounded by the text', async (t) => {
  const { env, asked } = await modelAt(200)
  const { code, stdout, stderr } = await extract(env)
  t.equal(code, 0, stderr)
  t.equal(asked.length, 1)
  const claims = stdout
    .trim()
    .split('\n')
    .map((line) => Found.parse(JSON.parse(line)).claim)
  t.match(claims, [
    {
      act: 'reject',
      segments: [{ exact: 'the union will not sign the deal' }],
      extractor: { name: 'language-model' },
    },
  ])
})

t.test('a model that gives no answer leaves the text to the rules, and it is said so', async (t) => {
  const { env } = await modelAt(401)
  const { code, stdout, stderr } = await extract(env)
  t.equal(code, 0, stderr)
  t.match(stderr, 'article.txt: fallback-to-rules: unauthorized')
  t.match(stdout, '"extractor":{"name":"rules"')
})

t.test('without settings it is wrong usage', async (t) => {
  const { code, stderr } = await extract({ LLM_BASE_URL: '', LLM_MODEL: '' })
  t.equal(code, 2)
  t.match(stderr, 'set LLM_BASE_URL and LLM_MODEL')
  const half = await extract({ LLM_BASE_URL: 'http://127.0.0.1:1/v1', LLM_MODEL: '' })
  t.equal(half.code, 2)
  t.match(half.stderr, /LLM_MODEL/)
})
