import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@onrecord/domain'
import { append, waitForCheckpoint } from '@onrecord/event-log'
import { DueDatePassedBody, PositionChangedBody } from '@onrecord/webhooks'
import { DISPATCH } from '@onrecord/webhooks/endpoints'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { freshNotify, type Notify, openDossier, recordClaims, run, subscribe } from './harness.ts'
import { startReceiver } from './receiver.ts'

/** Records a claim and returns its id. */
async function newClaim({ log }: Notify): Promise<string> {
  const [event] = await recordClaims(log, 'port')
  if (event?.type !== 'DemandRecorded') throw new Error('no demand was recorded')
  return event.data.claimId
}

async function tell({ log }: Notify, event: DomainEvent, keyId: string | null = null) {
  const { events } = await append(log, {
    dossier: 'port',
    commandId: randomUUID(),
    events: [event],
    metadata: { keyId },
  })
  const [recorded] = events
  if (recorded === undefined) throw new Error('nothing was appended')
  return recorded
}

const changed = (claimId: string): DomainEvent => ({
  type: 'PositionChanged',
  data: { party: 'union', issue: 'night-shifts', framework: null, from: null, to: 'opposes', claimId },
})

t.test('who asks for changed positions alone is told of them, with the words, and of nothing else', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  const { secret } = await subscribe(notify, receiver.url, { filter: { types: ['onrecord.position.changed'] } })
  await run(t, notify)
  const claimId = await newClaim(notify)
  const notice = await tell(notify, changed(claimId))
  await tell(notify, { type: 'DueDatePassed', data: { claimId, latest: '2026-03-12' } })
  const last = await tell(notify, changed(claimId))

  const receipts = await receiver.received(2)
  t.ok(await waitForCheckpoint(notify.log, { consumer: DISPATCH, dossier: 'port', seq: last.seq, timeoutMs: 10_000 }))
  t.same(new Set(receipts.map(({ headers }) => headers['webhook-id'])), new Set([notice.eventId, last.eventId]))
  const [receipt] = receipts
  const headers = receipt?.headers as Record<string, string>
  const body = PositionChangedBody.parse(new Webhook(secret).verify(receipt?.body ?? '', headers))
  t.match(body, { subject: claimId, dossier: 'port', data: { party: 'union', issue: 'night-shifts', to: 'opposes' } })
  t.match(body.data.claim, {
    claim: { segments: [{ exact: 'night shifts must end (0)' }] },
    classification: { claimants: [{ name: 'Ada Moreno' }] },
    document: { title: 'A dispatch' },
  })
})

t.test('a passed date comes with its claim as it was read when the date passed', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  await subscribe(notify, receiver.url, { filter: { types: ['onrecord.due-date.passed'] } })
  const claimId = await newClaim(notify)
  const reason = 'checked against the recording'
  await tell(notify, { type: 'ClaimCorrected', data: { claimId, changes: { act: 'propose' }, reason } }, 'key')
  const { seq } = await tell(notify, { type: 'DueDatePassed', data: { claimId, latest: '2026-03-12' } })
  await tell(notify, { type: 'ClaimRetracted', data: { claimId, reason } }, 'key')
  await run(t, notify)

  const [receipt] = await receiver.received(1)
  const body = DueDatePassedBody.parse(JSON.parse(receipt?.body ?? ''))
  t.match(body, { subject: claimId, seq, data: { latest: '2026-03-12' } })
  t.match(body.data.claim, { claim: { act: 'propose' }, record: { review: 'corrected' } })
})

t.test('nobody is told of what was recorded quietly', async (t) => {
  const notify = await freshNotify(t)
  await openDossier(notify.log, 'port')
  const receiver = await startReceiver(t)
  await subscribe(notify, receiver.url)
  await run(t, notify)
  await recordClaims(notify.log, 'port', { quiet: true, count: 2 })
  const [told] = await recordClaims(notify.log, 'port')
  const [receipt] = await receiver.received(1)
  t.equal(receipt?.headers['webhook-id'], told?.eventId)
  const seq = told?.seq ?? 0
  t.ok(await waitForCheckpoint(notify.log, { consumer: DISPATCH, dossier: 'port', seq, timeoutMs: 10_000 }))
  t.equal((await receiver.received(1)).length, 1)
})
