import fc from 'fast-check'
import t from 'tap'
import { eventsOf, freshDossier } from '../fixture.ts'
import {
  caughtUp,
  clusters,
  decide,
  documentIdOf,
  idOf,
  openLinker,
  record,
  type Said,
  sorted,
  standing,
} from './said.ts'

const strike = 'The dockers would strike for three days unless pay rose by six per cent'
const talks = 'Talks on pay would resume in the harbour hall next to the old crane'
const sayings: Said[] = [
  { words: strike, source: 'The Vell Courier' },
  { words: `${strike} this spring`, source: 'Harbour Radio' },
  { words: 'Dockers would strike three days unless pay rose', source: 'The Vell Courier' },
  { words: talks, source: 'Harbour Radio' },
  { words: `${talks} again`, source: null },
  { words: strike, source: 'Harbour Radio', claimant: 'port-of-vell' },
  { words: 'The crane in hall seven stood still on Sunday', source: 'Harbour Radio' },
]

t.test('claims in any order of arrival give the same clusters', async (t) => {
  const [a = '', b = '', c = '', d = '', e = ''] = sayings.map(idOf)
  const expected = sorted([
    [a, b, c],
    [d, e],
  ])
  const orders = fc.sample(fc.shuffledSubarray(sayings, { minLength: sayings.length }), { seed: 3, numRuns: 5 })
  for (const order of [sayings, sayings.toReversed(), ...orders]) {
    const { log, dossier } = await freshDossier(t)
    const linker = openLinker(t, log)
    for (const said of order) {
      await record(log, dossier, said)
      // Half of them one by one, the others as batches come.
      if (order.indexOf(said) % 2 === 0) await caughtUp(t, log, dossier)
    }
    await caughtUp(t, log, dossier)
    t.same(clusters(await eventsOf(log, dossier)), expected)
    await linker.stop()
  }
})

t.test('two linkers at once link each pair once', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  openLinker(t, log)
  await Promise.all(sayings.map((said) => record(log, dossier, said)))
  await caughtUp(t, log, dossier)
  const events = await eventsOf(log, dossier)
  t.equal(events.filter(({ type }) => type === 'ClaimsLinked').length, 3)
  t.equal(clusters(events).length, 2)
})

t.test('an independent source corroborates, the same one restates, a later date extends', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  const relations = async (other: Said): Promise<string[]> => {
    await record(log, dossier, other)
    await caughtUp(t, log, dossier)
    const links = standing(await eventsOf(log, dossier))
    return links.filter(({ a, b }) => a === idOf(other) || b === idOf(other)).map(({ relation }) => relation)
  }
  await record(log, dossier, { words: strike, source: 'The Vell Courier', due: '2026-03-12' })
  const independent = { words: `${strike} soon`, source: 'Harbour Radio', due: '2026-03-12' }
  t.same(await relations(independent), ['corroborates'])
  const postponed = { words: strike, source: 'The Vell Courier', due: '2026-03-20', saidOn: '2026-03-10' }
  t.same(await relations(postponed), ['extends', 'extends'])
})

t.test('a retracted claim leaves its cluster, and those that it held together stay so where they match', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  const [first = '', second = '', third = ''] = await Promise.all(
    sayings.slice(0, 3).map((said) => record(log, dossier, said)),
  )
  await caughtUp(t, log, dossier)
  for (const [gone, left] of [
    [first, [second, third]],
    [second, []],
  ] as const) {
    await decide(log, dossier, { type: 'ClaimRetracted', data: { claimId: gone, reason: null } })
    await caughtUp(t, log, dossier)
    t.same(clusters(await eventsOf(log, dossier)), left.length === 0 ? [] : [left.toSorted()])
  }
})

t.test('a withdrawn document takes its claims out of their clusters', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  const [said, again] = [sayings[0], sayings[1]] as [Said, Said]
  await record(log, dossier, said)
  await record(log, dossier, again)
  await caughtUp(t, log, dossier)
  t.equal(clusters(await eventsOf(log, dossier)).length, 1)
  const data = { documentId: documentIdOf(again), reason: null }
  await decide(log, dossier, { type: 'DocumentWithdrawn', data })
  await caughtUp(t, log, dossier)
  t.same(standing(await eventsOf(log, dossier)), [])
})

t.test('a corrected source turns corroboration into restatement', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  const [said, again] = [sayings[0], sayings[1]] as [Said, Said]
  await record(log, dossier, said)
  await record(log, dossier, again)
  await caughtUp(t, log, dossier)
  t.match(standing(await eventsOf(log, dossier)), [{ relation: 'corroborates' }])
  const data = { documentId: documentIdOf(again), source: said.source, reason: null }
  await decide(log, dossier, { type: 'DocumentCorrected', data })
  await caughtUp(t, log, dossier)
  const links = standing(await eventsOf(log, dossier))
  t.equal(links.length, 1)
  t.match(links, [{ relation: 'restates' }])
})

t.test('what a reviewer unlinked stays apart, and what a reviewer linked stays together', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  const [said, again] = [sayings[0], sayings[1]] as [Said, Said]
  const [a, b] = [await record(log, dossier, said), await record(log, dossier, again)]
  await caughtUp(t, log, dossier)
  const [link] = standing(await eventsOf(log, dossier))
  if (link === undefined) throw new Error('no link was made')
  await decide(log, dossier, { type: 'ClaimsUnlinked', data: { ...link, rule: null } })
  // Told again, so that the pair is looked at once more.
  await decide(log, dossier, { type: 'DocumentCorrected', data: { documentId: documentIdOf(again), reason: null } })
  await caughtUp(t, log, dossier)
  t.same(standing(await eventsOf(log, dossier)), [])

  await decide(log, dossier, { type: 'ClaimsLinked', data: { a, b, relation: 'restates', rule: null } })
  await record(log, dossier, sayings[2] as Said)
  await caughtUp(t, log, dossier)
  t.equal(clusters(await eventsOf(log, dossier))[0]?.length, 3)
})

t.test('no words are kept, and erased ones are forgotten with what was found by them left standing', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  const [said, again, third] = sayings as [Said, Said, Said]
  await record(log, dossier, said)
  await record(log, dossier, again)
  await caughtUp(t, log, dossier)
  const kept = await log.db.selectFrom('linker_claim').selectAll().execute()
  t.notMatch(JSON.stringify(kept), /strike|dockers/i)

  await decide(log, dossier, { type: 'TextErased', data: { documentId: documentIdOf(said), reason: null } })
  await caughtUp(t, log, dossier)
  t.equal(clusters(await eventsOf(log, dossier)).length, 1)
  const { facts } = await log.db
    .selectFrom('linker_claim')
    .select('facts')
    .where('claim_id', '=', idOf(said))
    .executeTakeFirstOrThrow()
  t.match(facts, { words: [] })
  await record(log, dossier, third)
  await caughtUp(t, log, dossier)
  const links = standing(await eventsOf(log, dossier))
  t.notOk(links.some(({ a, b }) => [a, b].includes(idOf(said)) && [a, b].includes(idOf(third))))
})
