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
  openEndpointSecrets,
  registerSecretsKeys,
  rotateSecret,
  sealAgain,
} from '../../src/endpoints/index.ts'
import { openSecret, parseEndpointUrl, parseSecretsKeys } from '../../src/index.ts'

const secretsKeys = parseSecretsKeys(randomBytes(32).toString('base64'))
const operator = { keyId: null, dossiers: null }

const newEndpoint = (wish: Partial<NewEndpoint> = {}): NewEndpoint => ({
  id: randomUUID(),
  url: parseEndpointUrl('https://hooks.example.com/in', { allowLoopback: false, ports: [443] }),
  description: 'the desk',
  filter: { kinds: ['demand'] },
  dossiers: null,
  ordered: false,
  concurrency: null,
  perSecond: null,
  headers: {},
  start: { from: 'now' },
  keyId: null,
  ...wish,
})

const command = () => ({ commandId: randomUUID(), actor: 'test', keyId: null })

async function openDossier(log: DomainLog, dossier: string): Promise<void> {
  await append(log, { dossier, commandId: randomUUID(), events: [{ type: 'DossierOpened', data: { title: dossier } }] })
}

t.test('an endpoint is stored with a sealed secret, and its event says nothing of address or secret', async (t) => {
  const { log, database } = await freshLog(t)
  const wish = newEndpoint()
  const { endpoint, secret } = await createEndpoint({ log, secretsKeys }, wish, command())

  t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
  t.same(await findEndpoint(database.db, { viewer: operator, id: wish.id }), endpoint)
  t.match(endpoint, { url: 'https://hooks.example.com/in', filter: { kinds: ['demand'] }, disabled: null })
  const row = await database.db.selectFrom('webhook_secret').selectAll().executeTakeFirstOrThrow()
  t.notOk(row.sealed.includes(secret))
  t.equal(openSecret(secretsKeys.sealing, { owner: wish.id, sealed: row.sealed }), secret)
  t.notMatch(JSON.stringify(await listEndpoints(database.db, operator, { limit: 100 })), /whsec_|secret/)

  const events = await readStream(log, { dossier: SYSTEM_LOG, streamId: `webhook-${wish.id}` })
  t.same(
    events.map(({ type, data }) => ({ type, data })),
    [{ type: 'WebhookSubscribed', data: { endpointId: wish.id, dossiers: null, keyId: null } }],
  )
})

t.test('a command carried out again gives the same endpoint with its secret, and no second one', async (t) => {
  const { log, database } = await freshLog(t)
  const [wish, given] = [newEndpoint(), command()]
  const first = await createEndpoint({ log, secretsKeys }, wish, given)
  t.same(await createEndpoint({ log, secretsKeys }, wish, given), first)
  t.equal((await listEndpoints(database.db, operator, { limit: 100 })).length, 1)
})

t.test('an endpoint starts at the heads of its dossiers, a dossier opened later from its beginning', async (t) => {
  const { log, database } = await freshLog(t)
  await openDossier(log, 'a')
  await openDossier(log, 'b')
  const [all, some] = [newEndpoint(), newEndpoint({ dossiers: ['b'] })]
  await createEndpoint({ log, secretsKeys }, all, command())
  await createEndpoint({ log, secretsKeys }, some, command())
  await openDossier(log, 'c')

  const starts = await database.db.selectFrom('webhook_cursor').selectAll().execute()
  const of = (id: string) => starts.filter((row) => row.endpoint_id === id).map((row) => [row.dossier_id, row.seq])
  const head = (await headOf(log, 'b'))?.seq
  t.same(Object.fromEntries(of(all.id)), { a: 1, b: 1 })
  t.same(of(some.id), [['b', head]])
})

t.test('a key limited to some dossiers sees its own endpoints only, and deletes no other', async (t) => {
  const { log, database } = await freshLog(t)
  const viewer = { keyId: randomUUID(), dossiers: ['a'] }
  const [own, foreign] = [newEndpoint({ keyId: viewer.keyId, dossiers: ['a'] }), newEndpoint({ keyId: randomUUID() })]
  for (const wish of [own, foreign]) await createEndpoint({ log, secretsKeys }, wish, command())

  t.same(
    (await listEndpoints(database.db, viewer, { limit: 100 })).map(({ id }) => id),
    [own.id],
  )
  t.equal(await findEndpoint(database.db, { viewer, id: foreign.id }), undefined)
  t.equal(await listAttempts(database.db, { viewer, id: foreign.id, limit: 10 }), undefined)
  t.same(await listAttempts(database.db, { viewer, id: own.id, limit: 10 }), [])
  t.equal(await deleteEndpoint(log, { viewer, id: foreign.id }, command()), false)
  t.equal(await deleteEndpoint(log, { viewer, id: own.id }, command()), true)
  t.same(
    (await listEndpoints(database.db, operator, { limit: 100 })).map(({ id }) => id),
    [foreign.id],
  )
})

t.test('deleting an endpoint leaves its two events and nothing else', async (t) => {
  const { log, database } = await freshLog(t)
  await openDossier(log, 'a')
  const wish = newEndpoint()
  await createEndpoint({ log, secretsKeys }, wish, command())
  t.equal(await deleteEndpoint(log, { viewer: operator, id: wish.id }, command()), true)
  t.equal(await deleteEndpoint(log, { viewer: operator, id: wish.id }, command()), false)
  const events = await readStream(log, { dossier: SYSTEM_LOG, streamId: `webhook-${wish.id}` })
  t.same(
    events.map(({ type }) => type),
    ['WebhookSubscribed', 'WebhookUnsubscribed'],
  )
  t.same(await database.db.selectFrom('webhook_cursor').selectAll().execute(), [])
})

t.test(
  'a database keeps to the secrets key that it was set up with, or goes on to one that is given with it',
  async (t) => {
    const { database, log } = await freshLog(t)
    await registerSecretsKeys(database.db, secretsKeys)
    await registerSecretsKeys(database.db, secretsKeys)
    const other = parseSecretsKeys(randomBytes(32).toString('base64'))
    const refusal = new RegExp(`${other.sealing.id}.*${secretsKeys.sealing.id}`)
    await t.rejects(registerSecretsKeys(database.db, other), refusal)

    const wish = newEndpoint({ headers: { authorization: 'Bearer abc' } })
    const { secret } = await createEndpoint({ log, secretsKeys }, wish, command())
    const both = { sealing: other.sealing, all: [other.sealing, secretsKeys.sealing] }
    await registerSecretsKeys(database.db, both)
    await t.rejects(registerSecretsKeys(database.db, other), /not sealed anew yet/)
    t.equal(await sealAgain(database.db, both), 2)
    t.equal(await sealAgain(database.db, both), 0)
    await registerSecretsKeys(database.db, other)
    const opened = await openEndpointSecrets(database.db, other, wish.id)
    t.same(opened, { secrets: [secret], headers: { authorization: 'Bearer abc' } })
    await t.rejects(openEndpointSecrets(database.db, secretsKeys, wish.id), new RegExp(other.sealing.id))
  },
)

t.test('a rotated secret signs beside the old one until that has ended', async (t) => {
  const { log, database } = await freshLog(t)
  const [deps, wish] = [{ log, secretsKeys }, newEndpoint()]
  const { secret: first } = await createEndpoint(deps, wish, command())
  const given = command()
  const graceEndsAt = new Date(Date.now() + 60_000)
  const { secret: second } = await rotateSecret(deps, { id: wish.id, graceEndsAt }, given)
  t.not(second, first)
  t.same((await openEndpointSecrets(database.db, secretsKeys, wish.id)).secrets, [second, first])
  t.same(await rotateSecret(deps, { id: wish.id, graceEndsAt: new Date() }, given), { secret: second, graceEndsAt })
  const { secret: third } = await rotateSecret(deps, { id: wish.id, graceEndsAt: new Date() }, command())
  t.same((await openEndpointSecrets(database.db, secretsKeys, wish.id)).secrets, [third])
})
