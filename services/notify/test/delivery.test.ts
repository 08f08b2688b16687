import { waitForCheckpoint } from '@onrecord/event-log'
import { ClaimRecordedBody } from '@onrecord/webhooks'
import { DISPATCH } from '@onrecord/webhooks/endpoints'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { attempts, backends, freshNotify, type Notify, openDossier, recordClaims, run, subscribe } from './harness.ts'
import { startReceiver } from './receiver.ts'

/** Waits until everything recorded so far has been turned into deliveries. */
async function dispatched({ log }: Notify, dossier: string, seq: number): Promise<boolean> {
  return waitForCheckpoint(log, { consumer: DISPATCH, dossier, seq, timeoutMs: 10_000 })
}

for (const backend of backends) {
  t.test(backend.name, { skip: backend.skip }, async (t) => {
    await t.test('a new claim arrives signed, with its words, and standardwebhooks verifies it', async (t) => {
      const notify = await freshNotify(t, backend)
      await openDossier(notify.log, 'port')
      const receiver = await startReceiver(t)
      const { id, secret } = await subscribe(notify, receiver.url)
      await run(t, notify)
      const [event] = await recordClaims(notify.log, 'port')

      const [receipt] = await receiver.received(1)
      const headers = receipt?.headers as Record<string, string>
      const body = ClaimRecordedBody.parse(new Webhook(secret).verify(receipt?.body ?? '', headers))
      t.equal(headers['webhook-id'], event?.eventId)
      t.match(headers['content-type'], /^application\/cloudevents\+json/)
      t.match(body, {
        id: event?.eventId,
        type: 'onrecord.claim.recorded',
        subject: body.data.claim.id,
        time: event?.recordedAt,
        dossier: 'port',
        seq: event?.seq,
        correlationid: 'request-1',
      })
      t.match(body.data, {
        claim: { kind: 'demand', segments: [{ exact: 'night shifts must end (0)' }] },
        classification: { claimants: [{ actorId: 'ada-moreno', name: 'Ada Moreno' }] },
        document: { title: 'A dispatch', source: 'Port Gazette', publishedOn: '2026-03-01' },
      })
      const [attempt] = await attempts(notify, id, 1)
      t.match(attempt, { attempt: 1, status: 204, errorStage: null, answer: null, delivery: 'delivered' })
    })

    await t.test('each of many claims arrives once', async (t) => {
      const notify = await freshNotify(t, backend)
      await openDossier(notify.log, 'port')
      const receiver = await startReceiver(t)
      const { id } = await subscribe(notify, receiver.url)
      await run(t, notify)
      const events = await recordClaims(notify.log, 'port', { count: 350 })
      await attempts(notify, id, 350)
      t.same(
        new Set(receiver.receipts.map(({ headers }) => headers['webhook-id'])),
        new Set(events.map(({ eventId }) => eventId)),
      )
      t.equal(receiver.receipts.length, 350)
    })
  })
}

t.test('an endpoint limited to a dossier sees nothing of another', async (t) => {
  const notify = await freshNotify(t)
  for (const dossier of ['a', 'b']) await openDossier(notify.log, dossier)
  const [limited, open] = [await startReceiver(t), await startReceiver(t)]
  await subscribe(notify, limited.url, { dossiers: ['a'] })
  await subscribe(notify, open.url)
  await run(t, notify)
  await recordClaims(notify.log, 'b')
  await recordClaims(notify.log, 'a')

  await open.received(2)
  await limited.received(1)
  t.same(
    limited.receipts.map(({ body }) => JSON.parse(body).dossier),
    ['a'],
  )
  const { rows } = await notify.owner.pool.query(
    'select dossier_id, count(*)::int from webhook_delivery group by 1 order by 1',
  )
  t.same(rows, [
    { dossier_id: 'a', count: 2 },
    { dossier_id: 'b', count: 1 },
  ])
})

t.test('what was recorded before the endpoint subscribed is not sent, even if nobody had read it yet', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  await recordClaims(notify.log, 'port')
  const receiver = await startReceiver(t)
  await subscribe(notify, receiver.url)
  await openDossier(notify.log, 'later')
  const [later] = await recordClaims(notify.log, 'later')
  await run(t, notify)
  const [after] = await recordClaims(notify.log, 'port')
  await receiver.received(2)
  t.same(
    new Set(receiver.receipts.map(({ headers }) => headers['webhook-id'])),
    new Set([later?.eventId, after?.eventId]),
  )
})

t.test('filters and the dossier’s threshold hold back what is not wanted', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const [wages, all] = [await startReceiver(t), await startReceiver(t)]
  await subscribe(notify, wages.url, { filter: { issues: ['wages'], actors: ['ada-moreno'], minimumConfidence: 0 } })
  await subscribe(notify, all.url)
  await run(t, notify)
  await recordClaims(notify.log, 'port', { confidence: 0.3, issue: 'wages' })
  const last = await recordClaims(notify.log, 'port', { confidence: 0.5 })
  await all.received(1)
  await wages.received(1)
  t.ok(await dispatched(notify, 'port', last[0]?.seq ?? 0))
  t.same(
    [...all.receipts, ...wages.receipts].map(({ body }) => JSON.parse(body).data.claim.confidence),
    [0.5, 0.3],
  )
})

t.test('of an erased text no words are sent', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  await subscribe(notify, receiver.url)
  await recordClaims(notify.log, 'port')
  await notify.owner.pool.query('update document set text = null, salt = null, title = null, erased_at = now()')
  await notify.owner.pool.query('delete from quote')
  await run(t, notify)
  const [receipt] = await receiver.received(1)
  t.notMatch(receipt?.body, /night shifts|dispatch/)
  t.match(JSON.parse(receipt?.body ?? '{}').data.claim.segments, [{ exact: '' }])
})
