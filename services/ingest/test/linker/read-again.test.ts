import type { RecordedEvent } from '@onrecord/domain'
import t, { type Test } from 'tap'
import { LINKER } from '../../src/linker/link-batch.ts'
import type { DomainLog } from '../../src/log.ts'
import { eventsOf, freshDossier } from '../fixture.ts'
import { sayings } from './dispute.ts'
import { clusters, decide, documentIdOf, idOf, openLinker, record, type Said, settled, standing } from './said.ts'
import { steppedLinker } from './stepped-linker.ts'

const strike = 'The dockers would strike for three days at the northern quay unless pay rose by six per cent'
const rise = 'A rise of six per cent for every shift from April'
const demand = { kind: 'demand', act: 'demand' } as const

/** What a linker appends that reads the whole log from its first event on. */
async function appendedAgain(log: DomainLog, dossier: string, pageSize = 200): Promise<RecordedEvent[]> {
  const before = await eventsOf(log, dossier)
  await steppedLinker(log, dossier, { turn: { pageSize, pages: 1 } }).settle({ limit: 2 })
  return (await eventsOf(log, dossier)).slice(before.length)
}

/** Records sayings one by one, each read before the next comes, and returns the links that were made. */
async function tellEach(log: DomainLog, dossier: string, told: readonly Said[]) {
  const linker = steppedLinker(log, dossier)
  for (const said of told) {
    await record(log, dossier, said)
    await linker.settle()
  }
  return { linker, links: standing(await eventsOf(log, dossier)) }
}

/** Sayings of one cluster, in the order of their ids. */
const inOrder = (told: readonly Said[]): Said[] => told.toSorted((x, y) => (idOf(x) < idOf(y) ? -1 : 1))

/** Links of a cluster of three that came in another order than that of their ids. */
async function chain(t: Test, log: DomainLog, dossier: string) {
  const [first, second, third] = inOrder([
    { words: strike, source: 'Harbour Radio' },
    { words: `${strike} this spring`, source: 'Harbour Radio' },
    { words: `${strike} again`, source: 'Harbour Radio' },
  ]) as [Said, Said, Said]
  const { linker, links } = await tellEach(log, dossier, [second, third, first])
  const [a, b, c] = [idOf(first), idOf(second), idOf(third)]
  const held = [
    { a: b, b: c, relation: 'restates' },
    { a, b, relation: 'restates' },
  ]
  t.strictSame(links, held, 'tried in the order of ids, they would be other links')
  return { linker, held, told: [first, second, third] as const }
}

t.test('a cut leaves the links of a cluster that it does not concern, though the log is read again', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const { linker, held } = await chain(t, log, dossier)
  const others = [
    { words: rise, source: 'Harbour Radio', ...demand },
    { words: `${rise} at last`, source: 'The Vell Courier', ...demand },
  ]
  for (const said of others) await record(log, dossier, said)
  await linker.settle()
  const link = standing(await eventsOf(log, dossier)).find(({ relation }) => relation === 'corroborates')
  if (link === undefined) throw new Error('the demands were not linked')
  await decide(log, dossier, { type: 'ClaimsUnlinked', data: { ...link, rule: null } })
  await linker.settle()
  t.strictSame(standing(await eventsOf(log, dossier)), held)
  t.strictSame(await appendedAgain(log, dossier), [])
})

/** Three tellings of which one holds the others together, though it is read last where a log is read page by page. */
async function star(t: Test, log: DomainLog, dossier: string) {
  const tellings = Array.from({ length: 20 }, (_, nth) => ({ words: `${strike} ${nth}`, source: 'Harbour Radio' }))
  const isRay = (hub: Said) => (said: Said) => documentIdOf(said) < documentIdOf(hub) && idOf(said) > idOf(hub)
  const hub = tellings.find((said) => tellings.filter(isRay(said)).length > 1) as Said
  const rays = tellings.filter(isRay(hub)).slice(0, 2)
  const { links } = await tellEach(log, dossier, [hub, ...rays])
  t.strictSame(
    links,
    rays.map((ray) => ({ a: idOf(hub), b: idOf(ray), relation: 'restates' })),
  )
  return { hub, rays }
}

/** Four tellings in a ring, each like its two neighbours alone; the last two are read last where a log is read page by page. */
function ring(): Said[] {
  const [pay, port, night, spring] = [
    'dockers demand higher wages',
    'northern quay closes Monday',
    'fewer nightly shifts everywhere',
    'before spring begins officially',
  ]
  const early = (said: Said) => documentIdOf(said) < '8' && idOf(said) > '8'
  const late = (said: Said) => documentIdOf(said) > '8' && idOf(said) < '8'
  return [
    spelled(`${pay} ${port}`, early),
    spelled(`${spring} ${pay}`, early),
    spelled(`${port} ${night}`, late),
    spelled(`${night} ${spring}`, late),
  ]
}

/** A telling whose ids are as the test needs them: spaces around a source's name make other ids. */
function spelled(words: string, isRight: (said: Said) => boolean): Said {
  for (let spaces = 0; ; spaces += 1) {
    const said = { words, source: `Harbour Radio${' '.repeat(spaces)}` }
    if (isRight(said)) return said
  }
}

t.test('what is joined by way of claims of a later page is not linked once more', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const [first, second, third, fourth] = ring() as [Said, Said, Said, Said]
  const { links } = await tellEach(log, dossier, [third, first, fourth, second])
  t.equal(links.length, 3)
  t.notOk(links.some(({ a, b }) => [a, b].includes(idOf(first)) && [a, b].includes(idOf(second))))
  t.strictSame(await appendedAgain(log, dossier, 1), [])
})

t.test('claims of a later page are related too where an earlier one took their cluster apart', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const { hub, rays } = await star(t, log, dossier)
  const changes = { act: 'threaten' } as const
  await decide(log, dossier, { type: 'ClaimCorrected', data: { claimId: idOf(hub), changes, reason: null } })
  await appendedAgain(log, dossier, 1)
  t.strictSame(clusters(await eventsOf(log, dossier)), [rays.map(idOf).sort()])
  const waiting = await log.db.selectFrom('linker_claim').select('claim_id').where('pending', '=', true).execute()
  t.strictSame(waiting, [])
  const found = await log.db.selectFrom('linker_term').select('claim_id').distinct().execute()
  t.strictSame(found.map(({ claim_id }) => claim_id).sort(), [hub, ...rays].map(idOf).sort())
})

t.test('a reviewer who names another relation is heard when the cluster around the pair falls apart', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const told = inOrder([
    { words: strike, source: 'Harbour Radio' },
    { words: `${strike} this spring`, source: 'Harbour Radio' },
    { words: `${strike} again`, source: 'Harbour Radio' },
    { words: 'Dockers would strike three days at the quay unless pay rose', source: 'Harbour Radio' },
  ])
  const [a = '', b = '', c = '', d = ''] = told.map(idOf)
  const { linker } = await tellEach(log, dossier, told)
  await decide(log, dossier, { type: 'ClaimsLinked', data: { a: c, b: d, relation: 'rejects', rule: null } })
  await linker.settle()
  for (const claimId of [a, b]) {
    t.strictSame(
      clusters(await eventsOf(log, dossier))
        .flat()
        .includes(d),
      true,
    )
    await decide(log, dossier, { type: 'ClaimRetracted', data: { claimId, reason: null } })
    await linker.settle()
  }
  t.strictSame(standing(await eventsOf(log, dossier)), [{ a: c, b: d, relation: 'rejects' }])
  t.strictSame(await appendedAgain(log, dossier), [])
})

t.test('a cut nearby leaves what was found when there were words', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const { linker, held, told } = await chain(t, log, dossier)
  const [, erased] = told
  const other = { words: `${strike} indeed`, source: 'The Vell Courier' }
  await record(log, dossier, other)
  await linker.settle()
  await log.db.deleteFrom('quote').where('claim_id', '=', idOf(erased)).execute()
  await decide(log, dossier, { type: 'TextErased', data: { documentId: documentIdOf(erased), reason: null } })
  await linker.settle()
  const link = standing(await eventsOf(log, dossier)).find(({ a, b }) => a === idOf(other) || b === idOf(other))
  if (link === undefined) throw new Error('the other source was not linked')
  await decide(log, dossier, { type: 'ClaimsUnlinked', data: { ...link, rule: null } })
  await linker.settle()
  t.strictSame(standing(await eventsOf(log, dossier)), held)
  t.strictSame(await appendedAgain(log, dossier), [])
})

/** Claims that are folded and not yet related. */
async function waiting(log: DomainLog, dossier: string): Promise<number> {
  const claims = log.db.selectFrom('linker_claim').select('claim_id').where('dossier_id', '=', dossier)
  return (await claims.where('pending', '=', true).execute()).length
}

/** A linker that reads a log of many claims from the start, where the first of its transactions that link have ended. */
async function halfway(log: DomainLog, dossier: string) {
  for (const said of sayings) await record(log, dossier, said)
  const linker = steppedLinker(log, dossier, { turn: { pageSize: 1, pages: 2 } })
  const links = async () => standing(await eventsOf(log, dossier))
  while ((await links()).length === 0 && (await linker.read({ limit: 5 })));
  return { linker, links: await links() }
}

t.test('a log is read anew in several transactions, and what is decided meanwhile counts', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const { linker, links } = await halfway(log, dossier)
  const [link] = links
  if (link === undefined) throw new Error('nothing was linked')
  t.ok((await waiting(log, dossier)) > 0, 'links stand in the log while claims wait')
  await decide(log, dossier, { type: 'ClaimsUnlinked', data: { ...link, rule: null } })
  await record(log, dossier, { words: rise, source: 'Harbour Radio', ...demand })
  await record(log, dossier, { words: `${rise} at last`, source: 'Harbour Radio', ...demand })
  await linker.settle({ limit: 5 })
  t.equal(await waiting(log, dossier), 0)
  const after = standing(await eventsOf(log, dossier))
  t.notOk(after.some(({ a, b, relation }) => a === link.a && b === link.b && relation === link.relation))
  t.ok(after.length > links.length)
  t.strictSame(await appendedAgain(log, dossier, 1), [])
})

t.test('a linker that is reset while claims wait begins anew, and makes no link twice', async (t) => {
  const { log, dossier } = await freshDossier(t)
  await halfway(log, dossier)
  await appendedAgain(log, dossier, 3)
  t.equal(await waiting(log, dossier), 0)
  const made = (await eventsOf(log, dossier)).filter(({ type }) => type === 'ClaimsLinked' || type === 'ClaimsUnlinked')
  t.equal(new Set(made.map(({ data }) => JSON.stringify(data))).size, made.length)
  const relations = new Set(standing(made).map(({ relation }) => relation))
  t.same([...relations].sort(), ['corroborates', 'extends', 'misses', 'rejects', 'restates', 'withdraws'])
  t.strictSame(await appendedAgain(log, dossier, 1), [])
})

t.test('a dossier is read again from the start where nothing of it is known', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  for (const said of sayings) await record(log, dossier, said)
  await settled(log, dossier)
  const before = await eventsOf(log, dossier)
  for (const table of ['linker_claim', 'linker_link', 'linker_term'] as const) await log.db.deleteFrom(table).execute()
  // Forgets how far the linker has read, as an operator would.
  await log.db.updateTable('checkpoint').set({ seq: 0 }).where('consumer', '=', LINKER).execute()
  await settled(log, dossier)
  const kept = await log.db.selectFrom('linker_claim').select('claim_id').execute()
  t.equal(kept.length, sayings.length)
  t.strictSame((await eventsOf(log, dossier)).length, before.length)
})
