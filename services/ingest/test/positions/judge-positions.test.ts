import { randomUUID } from 'node:crypto'
import type { DomainEvent, EventData } from '@onrecord/domain'
import { append, checkpointOf, headOf, holdCheckpoint, inTransaction, readEvents } from '@onrecord/event-log'
import { startProjector } from '@onrecord/projections'
import { waitFor } from '@onrecord/testing'
import t, { type Test } from 'tap'
import { followClaims } from '../../src/linker/follow-claims.ts'
import { LINKER } from '../../src/linker/link-batch.ts'
import type { DomainLog } from '../../src/log.ts'
import { followPositions } from '../../src/positions/follow-positions.ts'
import { judgePositions, POSITIONS } from '../../src/positions/judge-positions.ts'
import { configuration, freshDossier, silent } from '../fixture.ts'
import { classifiedOf, decide, recordClaim } from '../record-claim.ts'

const REASON = 'checked against the recording'
type Change = EventData<'PositionChanged'>

/** A dossier whose linker and views run; `changes` judges what came since and gives the new notices. */
async function freshRecord(t: Test) {
  const { log, dossier } = await freshDossier(t)
  for (const running of [followClaims({ log, logger: silent }), startProjector(log)]) t.teardown(() => running.stop())
  const changes = async () => {
    const before = (await headOf(log, dossier))?.seq ?? 0
    await judged(log, dossier)
    return (await notices(log, dossier, before)).map(({ from, to, claimId }) => ({ from, to, claimId }))
  }
  return { log, dossier, changes }
}

/** Judges as soon as linker and views are there. */
async function judged(log: DomainLog, dossier: string): Promise<void> {
  await waitFor(() => judgePositions(log, dossier), { what: 'linker and views', timeoutMs: 20_000 })
}

async function notices(log: DomainLog, dossier: string, after = 0): Promise<Change[]> {
  const events = await readEvents(log, { dossier, after, limit: 10_000, types: ['PositionChanged'] })
  return events.flatMap((event) => (event.type === 'PositionChanged' ? [event.data] : []))
}

const againstPay = {
  words: 'We will not pay a cent more than last year',
  saidOn: '2026-03-01',
  stance: 'opposes' as const,
}
const forPay = { words: 'A rise of six per cent is fine with us', saidOn: '2026-03-05', publishedOn: '2026-03-06' }

t.test('a first word and a changed one are told, with the claim that made it', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  const first = await recordClaim(log, dossier, againstPay)
  t.same(await changes(), [{ from: null, to: 'opposes', claimId: first.claimId }])
  const second = await recordClaim(log, dossier, forPay)
  t.same(await changes(), [{ from: 'opposes', to: 'supports', claimId: second.claimId }])
  t.match(await notices(log, dossier), [{ party: 'union', issue: 'pay', framework: 'spring-round' }, {}])
  t.same(await changes(), [])
})

t.test('what is recorded quietly changes a position and tells nobody', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  await recordClaim(log, dossier, againstPay)
  t.equal((await changes()).length, 1)
  await recordClaim(log, dossier, { ...forPay, quiet: true })
  t.same(await changes(), [])
  const later = (day: string) => ({ saidOn: day, publishedOn: day })
  await recordClaim(log, dossier, { ...againstPay, words: 'Not a cent after all', ...later('2026-03-07') })
  t.same(await changes(), [], 'who was told of opposition is not told of it again')
  await recordClaim(log, dossier, {
    ...forPay,
    words: 'We sign whatever was on the table in spring',
    ...later('2026-03-09'),
  })
  t.match(await changes(), [{ from: 'opposes', to: 'supports' }])
})

t.test('frameworks are judged apart, and what belongs to none too', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  await recordClaim(log, dossier, againstPay)
  await recordClaim(log, dossier, { ...forPay, framework: null })
  await changes()
  t.same(
    (await notices(log, dossier)).map(({ framework, to }) => [framework, to]),
    [
      [null, 'supports'],
      ['spring-round', 'opposes'],
    ],
  )
})

t.test('a restatement that is printed after the change is not taken for a new word', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  await recordClaim(log, dossier, againstPay)
  const second = await recordClaim(log, dossier, forPay)
  t.match(await changes(), [{ from: null, to: 'supports', claimId: second.claimId }], 'as it stands at the end')
  await recordClaim(log, dossier, { ...againstPay, saidOn: '2026-03-09', publishedOn: '2026-03-09' })
  t.same(await changes(), [])
  const links = await readEvents(log, { dossier, after: 0, limit: 10, types: ['ClaimsLinked'] })
  t.match(links, [{ data: { relation: 'restates' } }])
})

t.test('repeated, relayed, late and unsure words are told of nobody', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  await recordClaim(log, dossier, { ...againstPay, saidOn: '2026-03-03' })
  t.equal((await changes()).length, 1)
  const words = { publishedOn: '2026-03-20', saidOn: '2026-03-20' }
  await recordClaim(log, dossier, { words: 'Still not a cent, whatever they offer', ...words, stance: 'opposes' })
  await recordClaim(log, dossier, { words: 'They are said to have given in', ...words, relayed: true })
  await recordClaim(log, dossier, { words: 'In January they would have signed', saidOn: '2026-01-10' })
  const unsure = await recordClaim(log, dossier, {
    words: 'Perhaps a compromise on hourly wages is within reach',
    ...words,
    saidOn: '2026-04-01',
    publishedOn: '2026-04-01',
    confidence: 0.6,
  })
  t.same(await changes(), [])
  await decide(log, dossier, { type: 'ClaimConfirmed', data: { claimId: unsure.claimId, reason: REASON } })
  t.same(await changes(), [{ from: 'opposes', to: 'supports', claimId: unsure.claimId }])
})

t.test('retraction and withdrawal give way to the word before, or to none, and back', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  const first = await recordClaim(log, dossier, againstPay)
  const second = await recordClaim(log, dossier, forPay)
  await changes()
  await decide(log, dossier, { type: 'ClaimRetracted', data: { claimId: second.claimId, reason: REASON } })
  t.same(await changes(), [{ from: 'supports', to: 'opposes', claimId: second.claimId }])
  await decide(log, dossier, { type: 'DocumentWithdrawn', data: { documentId: first.documentId, reason: REASON } })
  t.same(await changes(), [{ from: 'opposes', to: null, claimId: first.claimId }])
  await decide(log, dossier, { type: 'DocumentReinstated', data: { documentId: first.documentId, reason: REASON } })
  t.same(await changes(), [{ from: null, to: 'opposes', claimId: first.claimId }])
})

t.test(
  'a reviewer’s classification is told, the rules’ new one of an old claim and a configuration are not',
  async (t) => {
    const { log, dossier, changes } = await freshRecord(t)
    const { claimId } = await recordClaim(log, dossier, againstPay)
    await changes()
    const classified = (by: 'rules' | 'reviewer', stance: 'supports' | 'conditions'): DomainEvent => ({
      type: 'ClaimClassified',
      data: { ...classifiedOf(claimId, { ...againstPay, stance }), by, configVersion: 2 },
    })
    const actors = configuration.actors.map((actor) => ({ ...actor, speaksFor: false }))
    await decide(log, dossier, {
      type: 'DossierConfigured',
      data: { configuration: { ...configuration, actors }, version: 2 },
    })
    t.same(await changes(), [], 'nobody speaks for the union')
    await decide(log, dossier, { type: 'DossierConfigured', data: { configuration, version: 3 } })
    await decide(log, dossier, classified('rules', 'supports'), null)
    await decide(
      log,
      dossier,
      { type: 'DossierReclassified', data: { configVersion: 3, examined: 1, changed: 1 } },
      null,
    )
    t.same(await changes(), [])
    await recordClaim(log, dossier, { words: 'Once more, six per cent suits us', saidOn: '2026-03-04' })
    t.same(await changes(), [], 'nor does a repetition bring it up')
    await decide(log, dossier, classified('reviewer', 'conditions'))
    t.same(await changes(), [], 'the repetition stands')
    const later = await recordClaim(log, dossier, { ...forPay, stance: 'conditions' })
    t.same(await changes(), [{ from: 'opposes', to: 'conditions', claimId: later.claimId }])
  },
)

t.test('a submitter’s new classification of an old claim is told', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  const { claimId } = await recordClaim(log, dossier, againstPay)
  await changes()
  const submitted = { ...classifiedOf(claimId, { ...againstPay, stance: 'conditions' }), by: 'submitter' as const }
  await decide(log, dossier, { type: 'ClaimClassified', data: submitted })
  t.same(await changes(), [{ from: 'opposes', to: 'conditions', claimId }])
})

t.test('the rules’ new classification is told where a document was read again', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  const { claimId, documentId } = await recordClaim(log, dossier, againstPay)
  await changes()
  const again: DomainEvent = {
    type: 'ClaimClassified',
    data: classifiedOf(claimId, { ...againstPay, stance: 'conditions' }),
  }
  const counts = { claims: 0, dropped: 0, notes: ['corrected: 1'] }
  const data = { documentId, requestId: randomUUID(), extractor: { name: 'rules', version: '2' }, ...counts }
  await append(log, { dossier, commandId: randomUUID(), events: [again, { type: 'DocumentProcessed', data }] })
  t.same(await changes(), [{ from: 'opposes', to: 'conditions', claimId }])
})

t.test('judged again from the start of the log, nothing is told twice', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  await recordClaim(log, dossier, againstPay)
  await changes()
  await recordClaim(log, dossier, forPay)
  await changes()
  await log.db.updateTable('checkpoint').set({ seq: 0 }).where('consumer', '=', POSITIONS).execute()
  t.same(await changes(), [])
  t.equal((await notices(log, dossier)).length, 2)
})

t.test('of what an old log holds nobody is told, only of what changes from then on', async (t) => {
  const { log, dossier, changes } = await freshRecord(t)
  await recordClaim(log, dossier, againstPay)
  const seq = (await headOf(log, dossier))?.seq ?? 0
  await log.db.insertInto('checkpoint').values({ dossier_id: dossier, consumer: POSITIONS, seq }).execute()
  t.same(await changes(), [])
  const { claimId } = await recordClaim(log, dossier, forPay)
  t.same(await changes(), [{ from: 'opposes', to: 'supports', claimId }])
})

t.test('several at once tell of a change once', async (t) => {
  const { log, dossier } = await freshRecord(t)
  await recordClaim(log, dossier, againstPay)
  await Promise.all([judged(log, dossier), judged(log, dossier), judged(log, dossier)])
  t.equal((await notices(log, dossier)).length, 1)
})

t.test('a dossier whose linker stands still waits, and the others do not wait for it', async (t) => {
  const { log, dossier } = await freshRecord(t)
  const other = 'quarry'
  await append(log, {
    dossier: other,
    commandId: randomUUID(),
    events: [
      { type: 'DossierOpened', data: { title: 'Quarry' } },
      { type: 'DossierConfigured', data: { configuration: { ...configuration, id: other }, version: 1 } },
    ],
  })
  await judged(log, dossier)
  const following = followPositions({ log, logger: silent }, { everyMs: 50 })
  t.teardown(() => following.stop())
  const held = (await headOf(log, dossier))?.seq
  const told = (id: string) =>
    waitFor(async () => ((await notices(log, id)).length > 0 ? true : undefined), { what: `a notice of ${id}` })
  await inTransaction(log, async (tx) => {
    await holdCheckpoint(tx, LINKER, dossier)
    await recordClaim(log, dossier, againstPay)
    await recordClaim(log, other, againstPay)
    await told(other)
    t.same(await notices(log, dossier), [])
    t.equal(await checkpointOf(log, POSITIONS, dossier), held)
  })
  await told(dossier)
})
