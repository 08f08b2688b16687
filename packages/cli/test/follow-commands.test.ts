import { once } from 'node:events'
import { verifyWebhook } from '@onrecord/client'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { readSamples } from '../src/samples.ts'
import { ask, outcome, submit } from './fixture/api.ts'
import { onrecord, startOnrecord } from './fixture/command.ts'
import { startReceiver } from './fixture/receiver.ts'
import { freshSystem } from './fixture/system.ts'

const { client, home, env, settled } = await freshSystem(t)
const settings = { home, env: { ...env, ONRECORD_URL: client.url } }
const run = (...args: string[]) => onrecord(t, args, settings)
for (const { configuration, documents } of await readSamples()) {
  if (configuration.id !== 'port-strike') continue
  await ask(client, '/v1/dossiers', { body: configuration })
  for (const document of documents.slice(0, 2)) {
    await outcome(client, configuration.id, await submit(client, configuration.id, document))
  }
}
await settled('port-strike')

const parsed = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A command that goes on until Ctrl-C, and what it has printed. */
function follow(...args: string[]) {
  const child = startOnrecord(t, args, settings)
  const ended = once(child, 'exit')
  const printed = { out: '', notices: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed.out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (printed.notices += chunk))
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT')
    await ended
    return child.exitCode
  }
  return { printed, stop }
}

t.test(
  'watch prints what was recorded after a seq and what comes, as JSON lines in a pipe, until Ctrl-C',
  async (t) => {
    const { printed, stop } = follow('watch', '-d', 'port-strike', '--after', '0', '--type', 'claim')
    await waitFor(async () => printed.out.includes('Twelve hours') || undefined, { what: 'what was there' })
    const text = 'The union demanded that the port board pay double for nights by 1 December, Inês Cardoal said.'
    const body = { text, source: 'Night Bulletin', publishedOn: '2025-11-20' }
    await outcome(client, 'port-strike', await submit(client, 'port-strike', body))
    await waitFor(async () => printed.out.includes('Night Bulletin') || undefined, { what: 'what comes' })
    t.equal(await stop(), 0)
    const events = parsed(printed.out)
    const seqs = events.map(({ seq }) => seq)
    t.strictSame(
      seqs,
      seqs.toSorted((a, b) => a - b),
    )
    t.ok(events.every(({ type }) => type === 'onrecord.claim.recorded'))
    t.match(printed.notices, 'following port-strike')
  },
)

t.test('what watch is asked wrongly is refused at once', async (t) => {
  t.match(await run('watch', '-d', 'no-such'), { code: 1, stderr: /no such dossier/ })
  t.match(await run('watch', '-d', 'port-strike', '--after', '-3'), { code: 2 })
  t.match(await run('watch', '-d', 'port-strike', '--phase', 'two'), { code: 2, stderr: /phase/ })
  t.match(await run('watch', '-d', 'port-strike', '--type', 'rumour'), { code: 2, stderr: /Allowed choices/ })
})

t.test('listen posts what a webhook would be sent, signed with the secret that it prints', async (t) => {
  const receiver = await startReceiver(t)
  const { printed, stop } = follow('webhook', 'listen', '--forward-to', receiver.url, '--after', '0')
  const wanted = async () => receiver.receipts.length > 3 || undefined
  await waitFor(wanted, { what: 'deliveries' })
  t.equal(await stop(), 0)
  const secret = /signing secret: (whsec_\S+)/.exec(printed.notices)?.[1] ?? ''
  for (const { headers, body } of receiver.receipts) {
    const event = verifyWebhook(secret, { headers, body })
    t.match(headers, {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': event.id,
      traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/,
    })
  }
  t.match(parsed(printed.out)[0], { status: 204, error: null, dossier: 'port-strike', durationMs: Number })
})

t.test('listen says when nobody answers, and sends to other machines only when told', async (t) => {
  const { printed, stop } = follow('webhook', 'listen', '--forward-to', 'http://127.0.0.1:1/', '--after', '0')
  await waitFor(async () => printed.out.includes('\n') || undefined, { what: 'the failure' })
  await stop()
  t.match(parsed(printed.out)[0], { status: null, error: String })
  for (const url of ['https://example.org/', 'http://localhost.example.org/', 'http://127.0.0.1.example.org/']) {
    t.match(await run('webhook', 'listen', '--forward-to', url), { code: 2, stderr: /not this machine/ })
  }
  t.match(await run('webhook', 'listen', '--forward-to', 'file:///etc/passwd'), { code: 2, stderr: /http/ })
  t.match(await run('webhook', 'listen', '--forward-to', 'http://[::1]:9/', '--secret', 'x'), {
    code: 2,
    stderr: /whsec_/,
  })
})

t.test('log prints events in order, some types of them, and what comes', async (t) => {
  const lines = await run('log', '--limit', '3')
  t.match(lines, { code: 0, stderr: /and more: --after 3\n/ })
  t.match(lines.stdout, / 1 .*DossierOpened.*\n +2 .*DossierConfigured.*\n +3 /)
  const received = parsed((await run('log', '--type', 'DocumentReceived', '--json')).stdout)
  t.ok(received.length >= 2)
  t.ok(received.every(({ type }) => type === 'DocumentReceived'))
  t.match(await run('log', '--after', '1000000'), { code: 0, stdout: '', stderr: 'no such events\n' })
  const { printed, stop } = follow('log', '--follow', '--after', '1', '--json')
  await waitFor(async () => printed.out.includes('\n') || undefined, { what: 'the log' })
  t.equal(await stop(), 0)
  t.equal(parsed(printed.out)[0].seq, 2)
})

t.test('the timeline prints what was said and due, day by day', async (t) => {
  const { code, stdout, stderr } = await run('timeline', '--from', '2025-09-01', '--to', '2025-12-31')
  t.equal(code, 0, stderr)
  t.match(stdout, /^2025-09-\d\d\n {2}\S.*“.*” \(/)
  t.match(parsed((await run('timeline', '--json', '--limit', '1')).stdout)[0], {
    day: /^\d{4}/,
    claim: { words: String },
  })
})
