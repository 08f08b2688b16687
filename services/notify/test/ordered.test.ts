import { waitFor } from '@onrecord/testing'
import { findHealth, redeliver } from '@onrecord/webhooks/endpoints'
import t from 'tap'
import {
  attempts,
  change,
  command,
  endpoint,
  endWaits,
  freshNotify,
  openDossier,
  RECONCILING_OFTEN,
  recordClaims,
  run,
  subscribe,
} from './harness.ts'
import { type Answer, startReceiver } from './receiver.ts'

async function ordered(t: Parameters<typeof freshNotify>[0], answer: Answer) {
  const notify = await freshNotify(t)
  for (const dossier of ['port', 'quay']) await openDossier(notify.log, dossier)
  const receiver = await startReceiver(t, answer)
  const { id } = await subscribe(notify, receiver.url, { ordered: true })
  await run(t, notify, RECONCILING_OFTEN)
  return { notify, receiver, id }
}

const seqsOf = (receipts: readonly { body: string }[], dossier: string) =>
  receipts
    .map(({ body }) => JSON.parse(body))
    .filter((body) => body.dossier === dossier)
    .map(({ seq }) => Number(seq))

t.test('an ordered endpoint is sent one after the other in each dossier, and dossiers side by side', async (t) => {
  const underWay = new Map<string, number>()
  let most = 0
  let both = false
  const { notify, receiver } = await ordered(t, (response, _, { body }) => {
    const { dossier } = JSON.parse(body)
    underWay.set(dossier, (underWay.get(dossier) ?? 0) + 1)
    most = Math.max(most, underWay.get(dossier) ?? 0)
    both ||= [...underWay.values()].filter((count) => count > 0).length > 1
    setTimeout(() => {
      underWay.set(dossier, (underWay.get(dossier) ?? 0) - 1)
      response.writeHead(204).end()
    }, 3)
  })
  for (let round = 0; round < 10; round++) {
    await recordClaims(notify.log, 'port', { count: 12 })
    await recordClaims(notify.log, 'quay', { count: 12 })
  }
  await receiver.received(240)
  t.equal(most, 1)
  t.ok(both)
  for (const dossier of ['port', 'quay']) {
    const seqs = seqsOf(receiver.receipts, dossier)
    t.same(
      seqs,
      seqs.toSorted((a, b) => a - b),
    )
    t.equal(new Set(seqs).size, 120)
  }
})

t.test(
  'a delivery that fails holds those behind it in its dossier alone; exhausted it blocks, and says so',
  async (t) => {
    let isUp = false
    const { notify, receiver, id } = await ordered(t, (response, _, { body }) => {
      response.writeHead(isUp || JSON.parse(body).dossier === 'quay' ? 200 : 500).end()
    })
    const events = await recordClaims(notify.log, 'port', { count: 3 })
    await recordClaims(notify.log, 'quay', { count: 3 })
    await attempts(notify, id, 4)
    t.same(seqsOf(receiver.receipts, 'port'), [events[0]?.seq])
    t.equal(seqsOf(receiver.receipts, 'quay').length, 3)
    for (let count = 5; count < 12; count++) {
      await endWaits(notify)
      await attempts(notify, id, count)
    }
    const { blocked, waiting } = await findHealth(notify.log.db, id)
    t.match(blocked, [{ dossier: 'port', seq: events[0]?.seq }])
    t.equal(waiting, 2)
    t.equal(seqsOf(receiver.receipts, 'port').length, 8)
    t.ok(seqsOf(receiver.receipts, 'port').every((seq) => seq === events[0]?.seq))

    isUp = true
    t.equal(
      await redeliver(notify.log, { endpoint: await endpoint(notify, id), redelivery: { of: 'failed' } }, command()),
      1,
    )
    await attempts(notify, id, 14)
    t.same(
      seqsOf(receiver.receipts, 'port').slice(8),
      events.map(({ seq }) => seq),
    )
    t.same((await findHealth(notify.log.db, id)).blocked, [])
  },
)

t.test('without its order an endpoint is blocked by nothing any more', async (t) => {
  const { notify, receiver, id } = await ordered(t, (response, nth) => response.writeHead(nth < 8 ? 500 : 200).end())
  await recordClaims(notify.log, 'port', { count: 2 })
  for (let count = 1; count < 8; count++) {
    await attempts(notify, id, count)
    await endWaits(notify)
  }
  await attempts(notify, id, 8)
  t.equal((await findHealth(notify.log.db, id)).blocked.length, 1)
  await change(notify, id, { ordered: false })
  await receiver.received(9)
  await waitFor(async () => ((await findHealth(notify.log.db, id)).waiting === 0 ? true : undefined), {
    what: 'the rest',
  })
  t.same((await findHealth(notify.log.db, id)).blocked, [])
})

t.test('two services side by side keep the order and send nothing twice', async (t) => {
  const { notify, receiver } = await ordered(t, (response) => response.writeHead(204).end())
  await run(t, notify)
  for (let round = 0; round < 12; round++) await recordClaims(notify.log, 'port', { count: 10 })
  await receiver.received(120)
  await waitFor(async () => (seqsOf(receiver.receipts, 'port').length >= 120 ? true : undefined), { what: 'all' })
  const seqs = seqsOf(receiver.receipts, 'port')
  t.same(
    seqs,
    [...new Set(seqs)].toSorted((a, b) => a - b),
  )
})
