import { randomUUID } from 'node:crypto'
import { append, readEvents } from '@onrecord/event-log'
import { openConfigurations, tellingsOf } from '@onrecord/webhooks/telling'
import t from 'tap'
import { freshNotify, openDossier, recordClaims } from './harness.ts'

t.test('a claim is paired with the classification of its own append, wherever the batch ends', async (t) => {
  const { log } = await freshNotify(t)
  await openDossier(log, 'port')
  const claims = await recordClaims(log, 'port', { count: 3 })
  const events = await readEvents(log, { dossier: 'port', after: 0, limit: 100 })
  const deps = { log, configurations: openConfigurations() }
  const whole = await tellingsOf(deps, { dossier: 'port', events })
  t.same(
    whole.map(({ seq, classifiedSeq }) => [seq, classifiedSeq]),
    claims.map(({ seq }) => [seq, seq + 3]),
  )
  for (let end = 1; end <= events.length; end += 1) {
    const part = await tellingsOf(deps, { dossier: 'port', events: events.slice(0, end) })
    t.same(part, whole.slice(0, part.length), `a batch of ${end}`)
  }
})

t.test('a later classification is not taken for that of the recording', async (t) => {
  const { log } = await freshNotify(t)
  await openDossier(log, 'port')
  const [claim] = await recordClaims(log, 'port')
  const before = await readEvents(log, { dossier: 'port', after: 0, limit: 100 })
  const classified = before.find(({ type }) => type === 'ClaimClassified')
  if (claim === undefined || classified?.type !== 'ClaimClassified') throw new Error('no claim was recorded')
  await append(log, {
    dossier: 'port',
    commandId: randomUUID(),
    events: [{ type: 'ClaimClassified', data: { ...classified.data, party: 'someone-else', by: 'reviewer' } }],
  })
  const all = await readEvents(log, { dossier: 'port', after: 0, limit: 100 })
  const deps = { log, configurations: openConfigurations() }
  const [telling] = await tellingsOf(deps, { dossier: 'port', events: all })
  t.match(telling, { classifiedSeq: classified.seq, subject: { party: null } })
  t.same(
    await tellingsOf(deps, { dossier: 'port', events: all.slice(before.length) }),
    [],
    'by itself it tells nothing',
  )
})
