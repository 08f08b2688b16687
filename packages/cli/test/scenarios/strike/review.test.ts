import t from 'tap'
import { freshSystem } from '../../fixture/system.ts'
import { type Told, tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import { CONSENT, DEMAND, paper, REFUSAL } from './said.ts'

type Item = {
  claim: { claim: { id: string; segments: { exact: string }[] } }
  context: { before: string; exact: string } | null
  changes: { kind: string; says: string }[]
  etag: string
  options: { label: string; path: string; body: object }[]
}

const system = await freshSystem(t)
const denial = { words: 'Rui Salas denied that crews had been hired.', by: 'Rui Salas', act: 'deny' }
const PAPERS = {
  denied: paper('2024-08-20', 'denial', denial),
  first: paper('2024-08-01', 'demand', DEMAND),
  second: paper('2024-08-05', 'refusal', REFUSAL),
}

const queue = async ({ get }: Told, query = ''): Promise<Item[]> =>
  (await get<{ items: Item[] }>(`/review-queue?limit=100${query}`)).items
const names = (told: Told, items: readonly Item[]): string[] => items.map(({ claim }) => told.nameOf(claim.claim.id))

t.test('first come the claims on which a view depends, with all that a decision takes', async (t) => {
  const told = await tell(system, { configuration: ferries('queue'), papers: PAPERS })
  const all = await queue(told)
  t.same(names(told, all).toSorted(), ['demand', 'denial', 'refusal'])
  t.equal(names(told, all).at(-1), 'denial', 'the last said, and no view depends on it')
  t.same(names(told, await queue(told, '&impact=views')).toSorted(), ['demand', 'refusal'])
  for (const { claim, context, changes, etag, options } of all.slice(0, 2)) {
    t.ok(claim.claim.segments[0]?.exact, 'its words')
    t.ok(context, 'in their context')
    t.ok(changes.length > 0 && changes.every(({ says }) => says !== ''), 'what a decision would change')
    t.match(etag, /^"/)
    t.ok(options.length > 0, 'what to choose from')
  }
  const [first] = all
  const name = told.nameOf(first?.claim.claim.id ?? '')
  const path = `/claims/${told.id(name)}/decisions`
  t.equal((await told.post(path, { decision: 'confirm' }, {})).status, 428, 'without the tag')
  const done = await told.post(path, { decision: 'confirm' }, { 'if-match': first?.etag ?? '' })
  t.equal(done.status, 201, 'with the tag of the queue itself')
  const stale = await told.post(path, { decision: 'retract', reason: 'No.' }, { 'if-match': first?.etag ?? '' })
  t.match(stale, { status: 412, body: { code: 'precondition-failed' } })
  await told.rest()
  t.notOk(names(told, await queue(told)).includes(name), 'what is decided is gone from it')
  await told.undo(done.body.seq)
  t.ok(names(told, await queue(told)).includes(name), 'and comes back')
})

t.test('an unsure claim that would make a stance firm or seen comes before what changes nothing', async (t) => {
  const told = await tell(system, {
    configuration: ferries('unsure-queue'),
    papers: {
      ...PAPERS,
      hidden: paper('2024-08-10', 'hidden', { ...CONSENT, confidence: 0.1 }),
      first: paper('2024-08-01', 'demand', { ...DEMAND, confidence: 0.6 }),
    },
  })
  const items = await queue(told)
  t.equal(names(told, items).at(-1), 'denial')
  const kinds = new Map(items.map((item) => [told.nameOf(item.claim.claim.id), item.changes.map(({ kind }) => kind)]))
  t.ok(kinds.get('demand')?.includes('makes-firm'), 'confirmed, it would be firm')
  t.ok(kinds.get('hidden')?.includes('hidden-position'), 'confirmed, it would show')
})
