import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { waitFor } from '@onrecord/testing'
import { freePort } from '@onrecord/testing/free-port'
import { parseSecretsKeys } from '@onrecord/webhooks'
import { rotateSecret, testEndpoint } from '@onrecord/webhooks/endpoints'
import t, { type Test } from 'tap'
import { attempts, command, endpoint, freshNotify, type Notify, run, subscribe } from './harness.ts'
import { type Receipt, startReceiver } from './receiver.ts'

const page = await readFile(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8')

/** The one block of this language that has these words. */
function block(language: string, words: string): string {
  const found = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].filter(
    ([, of, code]) => of === language && code?.includes(words),
  )
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${language} with ${words}`)
  return found[0]?.[2] ?? ''
}

const hasCommand = (name: string, ...args: string[]): boolean => spawnSync(name, args).status === 0

async function file(t: Test, name: string, code: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onrecord-docs-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const place = path.join(folder, name)
  await writeFile(place, code)
  await chmod(place, 0o755)
  return place
}

/** A new secret; for an hour the old one signs as well. */
function rotate({ log, config }: Notify, id: string): Promise<{ secret: string }> {
  const deps = { log, secretsKeys: parseSecretsKeys(config.secretsKey) }
  return rotateSecret(deps, { id, graceEndsAt: new Date(Date.now() + 3_600_000) }, command())
}

/** The receiver of the page is told of tests: one that it can verify, one signed by another secret. */
async function tries(t: Test, program: string, place: string): Promise<void> {
  const notify = await freshNotify(t)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const [{ id, secret }, stranger] = [await subscribe(notify, url), await subscribe(notify, url)]
  const child: ChildProcess = spawn(program, [place], {
    env: { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.teardown(() => child.kill('SIGKILL'))
  const printed = child.stdout === null ? Promise.resolve('') : text(child.stdout)
  await waitFor(
    () =>
      fetch(url, { method: 'POST', body: '' }).then(
        () => true,
        () => undefined,
      ),
    { what: 'the receiver' },
  )
  await run(t, notify)
  const { eventId } = await testEndpoint(notify.log, await endpoint(notify, id), command())
  await testEndpoint(notify.log, await endpoint(notify, stranger.id), command())
  t.match(await attempts(notify, id, 1), [{ status: 204, delivery: 'delivered' }])
  t.match(await attempts(notify, stranger.id, 1), [{ status: 401, delivery: 'due' }])
  await rotate(notify, id)
  const rotated = await testEndpoint(notify.log, await endpoint(notify, id), command())
  t.match((await attempts(notify, id, 2))[1], { status: 204, eventId: rotated.eventId }, 'signed by two secrets')
  child.kill('SIGKILL')
  t.equal(await printed, [eventId, rotated.eventId].map((one) => `${one} onrecord.webhook.test\n`).join(''))
}

t.test('the receiver for Node takes what is genuine and nothing else', async (t) => {
  await tries(t, process.execPath, await file(t, 'receiver.mjs', block('js', 'createServer')))
})

const python = !hasCommand('python3', '--version') && 'no python3 here'
t.test('the receiver for Python takes what is genuine and nothing else', { skip: python }, async (t) => {
  await tries(t, 'python3', await file(t, 'receiver.py', block('python', 'HTTPServer')))
})

const openssl = !(hasCommand('openssl', 'version') && hasCommand('od', '--version')) && 'no openssl here'
t.test('a kept delivery is verified by a shell and openssl', { skip: openssl }, async (t) => {
  const notify = await freshNotify(t)
  const receiver = await startReceiver(t)
  const { id, secret } = await subscribe(notify, receiver.url)
  await run(t, notify)
  await testEndpoint(notify.log, await endpoint(notify, id), command())
  const [receipt] = await receiver.received(1)
  const script = await file(t, 'verify.sh', block('sh', 'hexkey'))
  const verify = ({ headers, body }: Receipt, key: string) => {
    const given = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => String(headers[name]))
    const env = { ...process.env, WEBHOOK_SECRET: key }
    return spawnSync('sh', [script, ...given], { input: body, env }).status
  }
  if (receipt === undefined) return
  t.equal(verify(receipt, secret), 0)
  t.equal(verify({ ...receipt, body: `${receipt.body} ` }, secret), 1)
  t.equal(verify(receipt, `whsec_${Buffer.alloc(32, 1).toString('base64')}`), 1)

  const rotated = await rotate(notify, id)
  await testEndpoint(notify.log, await endpoint(notify, id), command())
  const [, second] = await receiver.received(2)
  if (second === undefined) return
  t.equal(verify(second, secret), 0, 'by the old secret, while both sign')
  t.equal(verify(second, rotated.secret), 0, 'by the new one')
})
