import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { freePort } from '@onrecord/testing/free-port'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { connect, orThrow } from '../src/index.ts'
import { runningApi } from './running-api.ts'

const DOSSIER = {
  id: 'ferry',
  title: 'The ferry',
  parties: [
    { id: 'crew', label: 'Crew', negotiates: true },
    { id: 'line', label: 'Line', negotiates: true },
  ],
  actors: [{ id: 'crew-union', name: 'Crew Union', party: 'crew', speaksFor: true }],
  issues: [{ id: 'night-shifts', label: 'Night shifts', proposition: 'Night shifts end', terms: ['night shifts'] }],
}

function example(name: string, args: string[], environment: Record<string, string>) {
  const file = fileURLToPath(new URL(`../examples/${name}`, import.meta.url))
  return spawn(process.execPath, [file, ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

t.test('the examples of lists print what the server has', async (t) => {
  const { url, key } = await runningApi(t)
  const onrecord = connect({ url, key })
  orThrow(await onrecord.POST('/v1/dossiers', { body: DOSSIER }))
  const wording = 'Night shifts must end, the Crew Union said.'
  const { id: documentId } = orThrow(
    await onrecord.POST('/v1/dossiers/{dossier}/documents', {
      params: { path: { dossier: DOSSIER.id } },
      body: { source: 'Harbour Gazette', publishedOn: '2031-04-02', text: wording },
    }),
  )
  const recorded = orThrow(
    await onrecord.POST('/v1/dossiers/{dossier}/claims', {
      params: { path: { dossier: DOSSIER.id } },
      body: {
        documentId,
        claims: [
          {
            claim: { kind: 'demand', act: 'demand', segments: [{ exact: 'Night shifts must end', start: 0, end: 21 }] },
            classification: {
              claimants: [{ name: 'Crew Union' }],
              positions: [{ issue: 'night-shifts', stance: 'supports' }],
            },
          },
        ],
      },
    }),
  )
  const minSeq = recorded.items.at(-1)?.seq ?? 0
  orThrow(
    await onrecord.GET('/v1/dossiers/{dossier}/claims', {
      params: { path: { dossier: DOSSIER.id }, query: { minSeq } },
    }),
  )

  const environment = { ONRECORD_URL: url, ONRECORD_API_KEY: key }
  t.equal(
    await text(example('open-points.ts', [DOSSIER.id], environment).stdout),
    'Night shifts: one-sided\n  Crew: supports, since 2031-04-02\n  Line: no position on record\n',
  )
  t.equal(
    await text(example('all-demands.ts', [DOSSIER.id], environment).stdout),
    'Crew Union: “Night shifts must end”\n',
  )
  t.match(await text(example('all-demands.ts', ['nowhere'], environment).stderr), /^refused: .*\(unknown-dossier\)/)
})

t.test('the example of a receiver takes what is signed, and tells it once', async (t) => {
  const secret = 'whsec_b25yZWNvcmQgdGVzdCBzZWNyZXQgb25seSBmb3IgdGVzdHM='
  const port = await freePort()
  const receiver = example('receive-webhooks.ts', [String(port)], { WEBHOOK_SECRET: secret })
  t.teardown(() => receiver.kill())
  await once(receiver.stdout, 'data')
  const body = JSON.stringify({ id: 'e1', type: 'onrecord.claim.recorded', dossier: 'ferry', seq: 7 })
  const post = (signature: string, at: Date) =>
    fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: {
        'webhook-id': 'e1',
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
      body,
    })
  const at = new Date()
  const told = once(receiver.stdout, 'data')
  t.equal((await post(new Webhook(secret).sign('e1', at, body), at)).status, 204)
  t.equal(String((await told)[0]), 'onrecord.claim.recorded ferry 7\n')
  t.equal((await post(new Webhook(secret).sign('e1', at, body), at)).status, 204)
  t.equal((await post('v1,AAAA', at)).status, 400)
  receiver.kill()
  t.equal(await text(receiver.stdout), '', 'the second time nothing was printed')
})
