import { setTimeout as delay } from 'node:timers/promises'
import { waitFor } from '@onrecord/testing'
import t, { type Test } from 'tap'
import { LanguageModelFailure, openLanguageModel } from '../../src/language-model/index.ts'
import type { LanguageModelSettings } from '../../src/language-model/settings.ts'
import { type Answering, complete, deserted, openModelServer, send, settingsFor } from './model-server.ts'

const prompt = { system: 'Mark claims.', user: '[1] Ada Lund said it rains.' }
const { signal } = new AbortController()

/** What a model answers where nobody claims anything. */
const NOTHING = '{"claims":[]}'

/** Asks a server that answers so; what came of it, and how often it was asked. */
async function askOf(t: Test, answering: Answering, rest: Partial<LanguageModelSettings> = {}) {
  const { url, asked } = await openModelServer(t, answering)
  const model = openLanguageModel(settingsFor(url, rest))
  const outcome = await model.ask(prompt, { signal }).catch((error: unknown) => error)
  return { outcome, asked, model }
}

t.test('a request goes to the base URL with key, model, limits and shape, without tools', async (t) => {
  const { outcome, asked } = await askOf(t, (response) => complete(response, { claims: [] }))
  t.same(outcome, { answer: '{"claims":[]}', tokens: 100 })
  t.match(asked, [
    {
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer sk-secret' },
      body: {
        model: 'test-model',
        temperature: 0,
        max_tokens: 4096,
        response_format: { type: 'json_schema', json_schema: { strict: true } },
        messages: [
          { role: 'system', content: prompt.system },
          { role: 'user', content: prompt.user },
        ],
      },
    },
  ])
  t.notOk(asked.some(({ body }) => 'tools' in body))
})

t.test('without a key none is sent, whatever the environment of the process holds', async (t) => {
  t.teardown(() => {
    delete process.env['OPENAI_API_KEY']
    delete process.env['OPENAI_BASE_URL']
    delete process.env['OPENAI_ORG_ID']
  })
  process.env['OPENAI_API_KEY'] = 'sk-of-somebody-else'
  process.env['OPENAI_BASE_URL'] = 'http://127.0.0.1:9/v1'
  process.env['OPENAI_ORG_ID'] = 'somebody-else'
  const { outcome, asked } = await askOf(t, (response) => complete(response, NOTHING), { apiKey: undefined })
  t.match(outcome, { answer: NOTHING })
  t.equal(asked[0]?.headers.authorization, undefined)
  t.equal(asked[0]?.headers['openai-organization'], undefined)
})

t.test('a server that fails gives its reason, once its tries are used up', async (t) => {
  const statuses: [status: number, reason: string, requests: number][] = [
    [401, 'unauthorized', 1],
    [403, 'unauthorized', 1],
    [404, 'request-refused', 1],
    [429, 'rate-limited', 3],
    [500, 'server-error', 3],
    [503, 'server-error', 3],
  ]
  for (const [status, reason, requests] of statuses) {
    const { outcome, asked } = await askOf(t, (response) =>
      send(response, status, { error: { message: 'sk-secret and Ada Lund' } }, { 'retry-after-ms': '1' }),
    )
    t.match(outcome, { name: 'LanguageModelFailure', message: reason, reason, tokens: 0 }, String(status))
    t.equal(asked.length, requests, `${status}: requests`)
  }
})

t.test('what passes is tried again, as long as it is asked to wait', async (t) => {
  const { outcome, asked } = await askOf(t, (response, _, nth) =>
    nth === 0 ? send(response, 429, {}, { 'retry-after': '0' }) : complete(response, NOTHING),
  )
  t.match(outcome, { answer: NOTHING })
  t.equal(asked.length, 2)
})

t.test('a server that asks to wait for long is not asked again', async (t) => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString()
  for (const after of ['3600', inAnHour]) {
    const { outcome, asked } = await askOf(t, (response) => send(response, 429, {}, { 'retry-after': after }))
    t.match(outcome, { reason: 'rate-limited' })
    t.equal(asked.length, 1)
  }
})

t.test('a server that never answers, or never ends, is left at the limit', async (t) => {
  const cases: Record<string, Answering> = {
    'no answer': () => undefined,
    'an answer without end': async (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      while (!response.destroyed) {
        response.write(' ')
        await delay(10)
      }
    },
    'an answer that breaks off': (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"choices": [')
    },
  }
  for (const [title, answering] of Object.entries(cases)) {
    const { outcome, asked } = await askOf(t, answering, { timeoutMs: 300 })
    t.match(outcome, { name: 'LanguageModelFailure', reason: 'timeout', tokens: undefined }, title)
    t.equal(asked.length, 1, title)
  }
})

t.test('a connection that is cut, or that nobody takes, is unreachable', async (t) => {
  const cut = await askOf(t, (response) => void response.socket?.destroy())
  t.match(cut.outcome, { reason: 'unreachable' })
  const inTheMidst = await askOf(t, (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"choices": [', () => response.socket?.destroy())
  })
  t.match(inTheMidst.outcome, { reason: 'unreachable' })
  const nobody = openLanguageModel(settingsFor(await deserted()))
  t.match(await nobody.ask(prompt, { signal }).catch((error: unknown) => error), { reason: 'unreachable', tokens: 0 })
})

t.test('a redirect is not followed', async (t) => {
  const elsewhere = await openModelServer(t, (response) => complete(response, NOTHING))
  const location = `${elsewhere.url}/chat/completions`
  const { outcome } = await askOf(t, (response) => send(response, 307, '', { location }))
  t.match(outcome, { reason: 'redirected' })
  t.equal(elsewhere.asked.length, 0)
})

t.test('a huge answer is not read', async (t) => {
  const { outcome } = await askOf(t, async (response) => {
    response.on('error', () => undefined)
    response.writeHead(200, { 'content-type': 'application/json' })
    const piece = `"${'x'.repeat(65_536)}",`
    while (!response.destroyed) {
      response.write(piece)
      await delay(0)
    }
  })
  t.match(outcome, { reason: 'answer-too-large', tokens: undefined })
})

t.test('an answer without a whole answer in it is told apart', async (t) => {
  const choice = (rest: object) => ({ choices: [{ message: { content: NOTHING }, finish_reason: 'stop', ...rest }] })
  const cases: [body: unknown, reason: string][] = [
    ['<html>it works</html>', 'not-an-answer'],
    ['', 'not-an-answer'],
    [{}, 'not-an-answer'],
    [{ choices: [] }, 'not-an-answer'],
    [choice({ message: { content: null } }), 'not-an-answer'],
    [choice({ message: { content: 'Nobody claims anything.' } }), 'not-an-answer'],
    [choice({ message: { content: null, refusal: 'I can’t help with that.' } }), 'answer-refused'],
    [choice({ finish_reason: 'content_filter' }), 'answer-refused'],
    [choice({ finish_reason: 'length' }), 'answer-cut-short'],
  ]
  for (const [body, reason] of cases) {
    const { outcome } = await askOf(t, (response) => send(response, 200, body))
    t.match(outcome, { name: 'LanguageModelFailure', reason }, JSON.stringify(body))
  }
})

t.test('a parameter that a server does not know is left out, and not sent again', async (t) => {
  const unknown = ['max_tokens', 'temperature', 'response_format']
  const { outcome, asked, model } = await askOf(t, (response, { body }) => {
    const param = unknown.find((name) => name in body)
    if (param === undefined) complete(response, NOTHING)
    else send(response, 400, { error: { message: 'Unsupported parameter', param, code: 'unsupported_parameter' } })
  })
  t.match(outcome, { answer: NOTHING })
  t.equal(asked.length, 4)
  t.match(asked.at(-1)?.body, { max_completion_tokens: 4096, model: 'test-model' })
  await model.ask(prompt, { signal })
  t.equal(asked.length, 5)
})

t.test('a server that refuses everything is not asked for ever', async (t) => {
  const { outcome, asked } = await askOf(t, (response) => send(response, 400, { error: 'no' }))
  t.match(outcome, { reason: 'request-refused' })
  t.equal(asked.length, 2)
})

t.test('who stops waiting gets the signal’s reason, and the request ends', async (t) => {
  const { url, asked } = await openModelServer(t, () => undefined)
  const stopping = new AbortController()
  const waiting = openLanguageModel(settingsFor(url)).ask(prompt, { signal: stopping.signal })
  await waitFor(async () => asked.length > 0 || undefined, { what: 'the request' })
  const reason = new Error('enough')
  stopping.abort(reason)
  await t.rejects(waiting, reason)
})

t.test('what is stored of an answer can be stored', async (t) => {
  const { outcome } = await askOf(t, (response) => complete(response, `\0\ud800${NOTHING}`))
  t.match(outcome, { answer: `\ufffd${NOTHING}` })
  t.notOk(outcome instanceof LanguageModelFailure)
})
