import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { freshApi } from './fresh-api.ts'
import { CLAIMS, HARBOUR, TEXT } from './harbour.ts'

/** The demand of the harbour, recorded as its extractor left it. */
async function demand(t: Parameters<typeof freshApi>[0]) {
  const { call, openDossier, log } = await freshApi(t)
  await openDossier(HARBOUR)
  const body = { text: TEXT, source: 'Harbour Gazette', publishedOn: '2025-03-04' }
  const { body: receipt } = await call('POST', '/v1/dossiers/harbour/documents', { body })
  const [sent] = CLAIMS
  const submit = async (classification: unknown) => {
    const claims = [{ claim: sent?.claim, classification }]
    return call('POST', '/v1/dossiers/harbour/claims', { body: { documentId: receipt.id, claims } })
  }
  const first = await submit({ claimants: [{ name: 'Ada Brandt' }], positions: [] })
  const claimId: string = first.body.items[0].id
  const decide = (...events: DomainEvent[]) =>
    append(log, { dossier: 'harbour', commandId: randomUUID(), events, metadata: { keyId: randomUUID() } })
  const read = async (seq: number) =>
    (await call('GET', `/v1/dossiers/harbour/claims/${claimId}?minSeq=${seq}`)).body.classification
  return { submit, decide, read, claimId, sent: sent?.classification, first }
}

t.test('a claim that is there is classified as it is sent', async (t) => {
  const { submit, read, sent, first } = await demand(t)
  const again = await submit(sent)
  t.match(again, { status: 201, body: { items: [{ id: first.body.items[0].id, status: 'reclassified' }] } })
  const { seq } = again.body.items[0]
  t.ok(seq > first.body.items[0].seq)
  t.match(await read(seq), { positions: [{ issue: 'pay', stance: 'supports' }], phase: 2 })
  t.match(await submit(sent), { status: 200, body: { items: [{ status: 'already-recorded' }] } })
  t.match(await submit(null), { status: 200, body: { items: [{ status: 'already-recorded' }] } })
  t.match(await read(seq), { positions: [{ issue: 'pay', stance: 'supports' }] })
})

t.test('a reviewer’s word stands until it is taken back', async (t) => {
  const { submit, decide, claimId, sent } = await demand(t)
  await decide({ type: 'ClaimConfirmed', data: { claimId, reason: null } })
  t.match(await submit(sent), { status: 200, body: { items: [{ status: 'already-recorded' }] } })
  await decide({ type: 'ClaimReopened', data: { claimId, reason: null } })
  t.match(await submit(sent), { status: 201, body: { items: [{ status: 'reclassified' }] } })
})

t.test('of ten submissions at once one classifies anew', async (t) => {
  const { submit, sent } = await demand(t)
  const answers = await Promise.all(Array.from({ length: 10 }, () => submit(sent)))
  t.equal(answers.filter(({ body }) => body.items[0].status === 'reclassified').length, 1)
  t.ok(answers.every(({ status }) => status === 200 || status === 201))
})
