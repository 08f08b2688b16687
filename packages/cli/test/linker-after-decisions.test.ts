import type { RecordedEvent } from '@onrecord/domain'
import { replayDigests } from '@onrecord/projections'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { allEvents, ask, submit } from './fixture/api.ts'
import { type FreshSystem, freshSystem } from './fixture/system.ts'

/** Decisions that are accepted, and the most that are tried for it. */
const ACCEPTED = 60
const MOST_TRIED = 400
const SEED = 20250303

/** After how many of them the linker is let to come to rest. */
const REST_EVERY = 20

const configuration = {
  id: 'harbour',
  title: 'Harbour dispute',
  extractor: 'none',
  frameworks: [{ id: 'spring-round', title: 'Spring round' }],
  issues: [{ id: 'pay', label: 'Pay', proposition: 'Wages rise' }],
  parties: [
    { id: 'union', label: 'Dockers Union', negotiates: true },
    { id: 'board', label: 'Harbour Board', negotiates: true },
  ],
  actors: [
    { id: 'mara-lind', name: 'Mara Lind', party: 'union' },
    { id: 'jon-keel', name: 'Jon Keel', party: 'board' },
  ],
}

const WORDS = 'Wages at the northern quay must rise by six per cent by the end of this spring'
const TELLINGS = [WORDS, `${WORDS}, at least`, `${WORDS} for all of us`, 'We will not raise wages at the northern quay']

const reason = 'As it stands.'
const decision: fc.Arbitrary<object> = fc.oneof(
  ...['confirm', 'reopen', 'separate'].map((decision) => fc.constant({ decision })),
  fc.constant({ decision: 'retract', reason }),
  fc.constantFrom('asserted', 'hedged').map((certainty) => ({ decision: 'correct', changes: { certainty } })),
  fc.boolean().map((negated) => ({ decision: 'correct', changes: { negated } })),
  fc.constantFrom('assert', 'demand').map((act) => ({ decision: 'correct', changes: { act } })),
  fc.constantFrom('2026-03-01', '2026-03-04').map((saidOn) => ({ decision: 'correct', changes: { saidOn } })),
  fc
    .constantFrom('supports', 'opposes')
    .map((stance) => ({ decision: 'reclassify', classification: { positions: [{ issue: 'pay', stance }] } })),
  fc
    .constantFrom('Mara Lind', 'Jon Keel')
    .map((name) => ({ decision: 'reclassify', classification: { claimants: [name] } })),
)
const relation = fc.constantFrom('restates', 'corroborates', 'rejects')
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ about: fc.constant('claim'), first: fc.nat(), second: fc.nat(), decide: decision }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      about: fc.constant('document'),
      first: fc.nat(),
      second: fc.nat(),
      decide: fc.constantFrom<object>({ decision: 'withdraw', reason }, { decision: 'reinstate' }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      about: fc.constant('link'),
      first: fc.nat(),
      second: fc.nat(),
      decide: fc.record({ decision: fc.constantFrom('link', 'unlink'), relation }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ about: fc.constant('undo'), first: fc.nat(12), second: fc.nat(), decide: fc.constant({}) }),
  },
)

async function tell(
  t: Test,
  { client }: FreshSystem,
  text: string,
  nth: number,
): Promise<{ claim: string; document: string }> {
  const document = await submit(client, 'harbour', { text, source: `Outlet ${nth % 3}`, publishedOn: '2026-03-04' })
  const claim = { kind: 'demand', act: 'demand', reported: 'direct', segments: [{ start: 0, end: text.length }] }
  const classification = { claimants: [text.startsWith('We') ? 'Jon Keel' : 'Mara Lind'], framework: 'spring-round' }
  const body = { documentId: document, claims: [{ claim, classification }] }
  const answer = await ask<{ items: { id: string }[] }>(client, '/v1/dossiers/harbour/claims', { body })
  t.equal(answer.status, 201)
  return { document, claim: answer.body.items[0]?.id ?? '' }
}

const linkedBy = (events: readonly RecordedEvent[]): number =>
  events.filter(({ type, metadata }) => type === 'ClaimsLinked' && metadata.keyId === null).length

t.test('after any decisions the linker comes to rest, and live views equal replayed ones', async (t) => {
  const system = await freshSystem(t)
  const { client } = system
  await ask(client, '/v1/dossiers', { body: configuration })
  const told: { claim: string; document: string }[] = []
  for (const [nth, text] of [...TELLINGS, ...TELLINGS.map((one) => `${one}.`)].entries()) {
    told.push(await tell(t, system, text, nth))
  }
  await system.settled('harbour')
  t.ok(linkedBy(await allEvents(client, 'harbour')) > 0, 'the linker has something to think over')

  const one = (nth: number) => told[nth % told.length] ?? { claim: '', document: '' }
  let accepted = 0
  let last = (await allEvents(client, 'harbour')).length
  for (const { about, first, second, decide } of fc.sample(step, { seed: SEED, numRuns: MOST_TRIED })) {
    if (accepted === ACCEPTED) break
    const place = {
      claim: `claims/${one(first).claim}/decisions`,
      document: `documents/${one(first).document}/decisions`,
      link: `links/${one(first).claim}/${one(second).claim}/decisions`,
      undo: `decisions/${Math.max(1, last - first)}/undo`,
    }[about]
    const request = { body: decide, headers: { 'if-match': '*' } }
    const { status, body } = await ask<{ seq: number; code?: string }>(client, `/v1/dossiers/harbour/${place}`, request)
    t.ok(status === 201 || (status >= 400 && status < 500), `${place}: ${status} ${JSON.stringify(body)}`)
    if (status !== 201) continue
    last = body.seq
    accepted += 1
    if (accepted % REST_EVERY === 0) await system.settled('harbour')
  }
  t.equal(accepted, ACCEPTED, 'as many were accepted')

  await system.settled('harbour')
  const events = await allEvents(client, 'harbour')
  const path = `/v1/dossiers/harbour/audit/digests?minSeq=${events.length}`
  t.same((await ask(client, path)).body, { seq: events.length, views: await replayDigests(events) })
  t.equal((await ask<{ seq: number }>(client, '/v1/dossiers/harbour')).body.seq, events.length, 'nothing more is said')
})
