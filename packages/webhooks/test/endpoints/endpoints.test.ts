import { randomBytes, randomUUID } from 'node:crypto'
import { SYSTEM_LOG } from '@onrecord/domain'
import { append, headOf, readStream } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import t from 'tap'
import {
  createEndpoint,
  type DomainLog,
  deleteEndpoint,
  findEndpoint,
  listAttempts,
  listEndpoints,
  type NewEndpoint,
  registerSecretsKey,
} from '../../src/endpoints/index.ts'
import { openSecret, parseEndpointUrl, parseSecretsKey } from '../../src/index.ts'

const secretsKey = parseSecretsKey(randomBytes(32).toString('base64'))
const operator = { keyId: null, dossiers: null }

const newEndpoint = (wish: Partial<NewEndpoint> = {}): NewEndpoint => ({
  id: randomUUID(),
  url: parseEndpointUrl('https://hooks.example.com/in', { allowLoopback: false, ports: [443] }),
  description: 'the desk',
  filter: { kinds: ['demand'] },
  dossiers: null,
  keyId: null,
  ...wish,
})

const command = () => ({ commandId: randomUUID(), actor: 'test' })

async function openDossier(log: DomainLog, dossier: string): Promise<void> {
  await append(log, { dossier, commandId: randomUUID(), events: [{ type: 'DossierOpened', data: { title: dossier } }] })
}

t.test('an endpoint is stored with a sealed secret, and its event says nothing of address or secret', async (t) => {
  const { log, database } = await freshLog(t)
  const wish = newEndpoint()
  const { endpoint, secret } = await createEndpoint({ log, secretsKey }, wish, command())

  t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
  t.same(await findEndpoint(database.db, { viewer: operator, id: wish.id }), endpoint)
  t.match(endpoint, { url: 'https://hooks.example.com/in', filter: { kinds: ['demand'] }, disabled: null })
  const row = await database.db.selectFrom('webhook_endpoint').selectAll().executeTakeFirstOrThrow()
  t.notOk(row.sealed_secret.includes(secret))
  t.equal(openSecret(secretsKey, { owner: wish.id, sealed: row.sealed_secret }), secret)
  t.notMatch(JSON.stringify(await listEndpoints(database.db, operator)), /whsec_|secret/)

  const events = await readStream(log, { dossier: SYSTEM_LOG, streamId: `webhook-${wish.id}` })
  t.same(
    events.map(({ type, data }) => ({ type, data })),
    [{ type: 'WebhookSubscribed', data: { endpointId: wish.id, dossiers: null, keyId: null } }],
  )
})

t.test('a command carried out again gives the same endpoint with its secret, and no second one', async (t) => {
  const { log, database } = await freshLog(t)
  const [wish, given] = [newEndpoint(), command()]
  const first = await createEndpoint({ log, secretsKey }, wish, given)
  t.same(await createEndpoint({ log, secretsKey }, wish, given), first)
  t.equal((await listEndpoints(database.db, operator)).length, 1)
})

t.test('an endpoint starts at the heads of its dossiers, a dossier opened later from its beginning', async (t) => {
  const { log, database } = await freshLog(t)
  await openDossier(log, 'a')
  await openDossier(log, 'b')
  const [all, some] = [newEndpoint(), newEndpoint({ dossiers: ['b'] })]
  await createEndpoint({ log, secretsKey }, all, command())
  await createEndpoint({ log, secretsKey }, some, command())
  await openDossier(log, 'c')

  const starts = await database.db.selectFrom('webhook_start').selectAll().execute()
  const of = (id: string) =>
    starts.filter((row) => row.endpoint_id === id).map((row) => [row.dossier_id, row.after_seq])
  const head = (await headOf(log, 'b'))?.seq
  t.same(Object.fromEntries(of(all.id)), { a: 1, b: 1 })
  t.same(of(some.id), [['b', head]])
})

t.test('a key limited to some dossiers sees its own endpoints only, and deletes no other', async (t) => {
  const { log, database } = await freshLog(t)
  const viewer = { keyId: randomUUID(), dossiers: ['a'] }
  const [own, foreign] = [newEndpoint({ keyId: viewer.keyId, dossiers: ['a'] }), newEndpoint({ keyId: randomUUID() })]
  for (const wish of [own, foreign]) await createEndpoint({ log, secretsKey }, wish, command())

  t.same(
    (await listEndpoints(database.db, viewer)).map(({ id }) => id),
    [own.id],
  )
  t.equal(await findEndpoint(database.db, { viewer, id: foreign.id }), undefined)
  t.equal(await listAttempts(database.db, { viewer, id: foreign.id, limit: 10 }), undefined)
  t.same(await listAttempts(database.db, { viewer, id: own.id, limit: 10 }), [])
  t.equal(await deleteEndpoint(log, { viewer, id: foreign.id }, command()), false)
  t.equal(await deleteEndpoint(log, { viewer, id: own.id }, command()), true)
  t.same(
    (await listEndpoints(database.db, operator)).map(({ id }) => id),
    [foreign.id],
  )
})

t.test('deleting an endpoint leaves its two events and nothing else', async (t) => {
  const { log, database } = await freshLog(t)
  await openDossier(log, 'a')
  const wish = newEndpoint()
  await createEndpoint({ log, secretsKey }, wish, command())
  t.equal(await deleteEndpoint(log, { viewer: operator, id: wish.id }, command()), true)
  t.equal(await deleteEndpoint(log, { viewer: operator, id: wish.id }, command()), false)
  const events = await readStream(log, { dossier: SYSTEM_LOG, streamId: `webhook-${wish.id}` })
  t.same(
    events.map(({ type }) => type),
    ['WebhookSubscribed', 'WebhookUnsubscribed'],
  )
  t.same(await database.db.selectFrom('webhook_start').selectAll().execute(), [])
})

t.test('a database keeps to the secrets key that it was set up with', async (t) => {
  const { database } = await freshLog(t)
  await registerSecretsKey(database.db, secretsKey)
  await registerSecretsKey(database.db, secretsKey)
  const other = parseSecretsKey(randomBytes(32).toString('base64'))
  await t.rejects(registerSecretsKey(database.db, other), new RegExp(`${other.id}.*${secretsKey.id}`))
})
