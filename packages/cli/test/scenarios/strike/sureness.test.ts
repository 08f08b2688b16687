import t from 'tap'
import { allEvents } from '../../fixture/api.ts'
import { freshSystem } from '../../fixture/system.ts'
import { demands, stickingPoints } from '../see.ts'
import { type Told, tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import { CONSENT, DEMAND, paper, REFUSAL } from './said.ts'

const system = await freshSystem(t)

const pay = async (told: Told, on = '2024-08-20'): Promise<string | undefined> =>
  (await stickingPoints(told, `&on=${on}&framework=round-2024`)).pay

t.test('an unsure claim makes a provisional position, until somebody confirms it', async (t) => {
  const told = await tell(system, {
    configuration: ferries('provisional'),
    papers: { first: paper('2024-08-01', 'demand', { ...DEMAND, confidence: 0.6 }) },
  })
  t.equal(await pay(told), 'one-sided; union unsurely supports by demand; operator has none')
  const confirmed = await told.about('demand', { decision: 'confirm' })
  t.equal(await pay(told), 'one-sided; union supports by demand; operator has none')
  await told.undo(confirmed)
  t.equal(await pay(told), 'one-sided; union unsurely supports by demand; operator has none')
})

t.test('a claim below the threshold is counted and not shown, until somebody confirms it', async (t) => {
  const told = await tell(system, {
    configuration: ferries('hidden'),
    papers: {
      first: paper('2024-08-01', 'demand', DEMAND),
      second: paper('2024-08-05', 'refusal', { ...REFUSAL, confidence: 0.2 }),
    },
  })
  t.equal(await pay(told), 'one-sided; union supports by demand; operator has none; 1 hidden')
  t.same(await demands(told), { demand: 'open' })
  await told.about('refusal', { decision: 'confirm' })
  t.equal(await pay(told), 'contested; operator opposes by refusal; union supports by demand')
  t.same(await demands(told), { demand: 'rejected: operator rejected by refusal' })
})

t.test('what others tell of a party never replaces its own word', async (t) => {
  const hearsay = {
    ...CONSENT,
    chain: ['Ines Vidal'],
    relayed: true,
    words: 'Ines Vidal had heard that Rui Salas gave in.',
  }
  const papers = {
    first: paper('2024-08-01', 'demand', DEMAND),
    second: paper('2024-08-05', 'refusal', REFUSAL),
    third: paper('2024-08-10', 'hearsay', hearsay),
  }
  const told = await tell(system, { configuration: ferries('relayed'), papers })
  t.equal(
    await pay(told),
    'contested; operator also opposes by refusal; operator also relayed supports by hearsay; union supports by demand',
  )
  t.same(await demands(told), { demand: 'rejected: operator rejected by refusal' })
})

t.test('of two stances of one day neither replaces the other; a later one replaces both', async (t) => {
  const papers = {
    first: paper('2024-08-04', 'demand', DEMAND),
    second: paper('2024-08-05', 'refusal', REFUSAL),
    third: paper('2024-08-05', 'consent', CONSENT, 'Evening Post'),
    fourth: paper(
      '2024-08',
      'someDay',
      { ...REFUSAL, words: 'Not a cent more, Rui Salas told a radio host.' },
      'Radio Quay',
    ),
  }
  const told = await tell(system, { configuration: ferries('concurrent'), papers })
  t.equal(
    await pay(told, '2024-08-31'),
    'contested; operator also opposes by refusal, someDay; operator also supports by consent; union supports by demand',
    'some day of August may be before and after',
  )
  t.equal((await demands(told)).demand, 'rejected: operator rejected by refusal', 'one refusal, told by two')
  await told.add(
    'last',
    paper('2024-09-02', 'atLast', { ...CONSENT, words: 'At last Rui Salas agreed to the demand.' }),
  )
  await told.rest()
  t.equal(await pay(told, '2024-09-02'), 'closed; operator supports by atLast; union supports by demand')
  t.equal((await demands(told)).demand, 'accepted: operator accepted by atLast')
})

/** An undated refusal is no position, and all the answer that there is. */
const REFUSED_ONCE = 'contested; union supports by demand; operator has none; undated: refusal'

t.test('an undated document is listed as such, replaces nothing, and takes its place once it is dated', async (t) => {
  const told = await tell(system, {
    configuration: ferries('undated'),
    papers: {
      first: paper('2024-08-01', 'demand', DEMAND),
      second: paper(null, 'refusal', { ...REFUSAL, framework: 'round-2024' }),
    },
  })
  const needing = async () => {
    const { items } = await told.get<{ items: { id: string }[] }>('/documents?needs=date')
    return items.map(({ id }) => id)
  }
  const ever = async () => (await stickingPoints(told, '&framework=round-2024')).pay
  t.same(await needing(), [told.id('second')])
  t.equal(
    await pay(told),
    'one-sided; union supports by demand; operator has none',
    'nobody knows that it was said by then',
  )
  t.equal(await ever(), REFUSED_ONCE)
  const dated = await told.aboutPaper('second', { decision: 'date', publishedOn: '2024-08-05' })
  t.same(await needing(), [])
  t.equal(await pay(told), 'contested; operator opposes by refusal; union supports by demand')
  t.equal(await pay(told, '2024-08-04'), 'one-sided; union supports by demand; operator has none')
  t.same(await demands(told, '&on=2024-08-05'), { demand: 'rejected: operator rejected by refusal' })
  await told.undo(dated)
  t.same(await needing(), [told.id('second')], 'nobody knows again')
  t.equal(await ever(), REFUSED_ONCE)
})

t.test('a claim that follows its document’s date takes its framework from it', async (t) => {
  const told = await tell(system, {
    configuration: {
      ...ferries('follows'),
      frameworks: [
        { id: 'round-2023', title: 'Pay round of 2023', inForce: '2023-01-01/2023-12-31' },
        { id: 'round-2024', title: 'Pay round of 2024', inForce: '2024-01-01/..' },
      ],
    },
    papers: {
      first: paper(null, 'demand', DEMAND),
      second: paper('2024-08-05', 'refusal', REFUSAL),
    },
  })
  const framework = async (name: string) => {
    const { classification } = await told.get<{ classification: { framework: string | null } }>(
      `/claims/${told.id(name)}`,
    )
    return classification.framework
  }
  t.equal(await framework('demand'), null, 'nobody knows when it was said')
  await told.aboutPaper('first', { decision: 'date', publishedOn: '2024-08-01' })
  t.equal(await framework('demand'), 'round-2024')
  t.same(await demands(told), { demand: 'rejected: operator rejected by refusal' })
  await told.aboutPaper('first', { decision: 'date', publishedOn: '2023-08-01' })
  t.equal(await framework('demand'), 'round-2023')
  t.same(await demands(told), { demand: 'open' }, 'in another round nobody answered it')
  await told.aboutPaper('first', { decision: 'date', publishedOn: '2024-08-01' })
  const back = await told.aboutPaper('first', { decision: 'date', publishedOn: null })
  t.equal(await framework('demand'), null)
  await told.undo(back)
  t.equal(await framework('demand'), 'round-2024', 'taken back, it follows too')
  await told.about('demand', { decision: 'reclassify', classification: { framework: null } })
  await told.aboutPaper('first', { decision: 'date', publishedOn: '2024-08-02' })
  t.equal(await framework('demand'), null, 'a reviewer’s word stands')
})

t.test('subscribers hear of a stance that changed, and not of one that is repeated, unsure or late', async (t) => {
  const told = await tell(system, {
    configuration: ferries('changed'),
    papers: { first: paper('2024-08-05', 'refusal', REFUSAL) },
  })
  const changes = async (): Promise<string[]> =>
    (await allEvents(system.client, 'changed')).flatMap((event) =>
      event.type === 'PositionChanged'
        ? [`${event.data.party} ${event.data.from} ${event.data.to} by ${told.nameOf(event.data.claimId)}`]
        : [],
    )
  const first = 'operator null opposes by refusal'
  const second = 'operator opposes supports by consent'
  const heard = (count: number) => told.until(async () => ((await changes()).length >= count ? true : undefined))
  await heard(1)
  const again = { ...REFUSAL, words: 'Once more Rui Salas would hear nothing of it.' }
  await told.add('again', paper('2024-08-06', 'again', again, 'Evening Post'))
  await told.add(
    'unsure',
    paper('2024-08-10', 'unsure', { ...CONSENT, words: 'Rui Salas nodded, it seems.', confidence: 0.5 }),
  )
  await told.add('late', paper('2024-08-01', 'late', { ...CONSENT, words: 'Rui Salas once said he would pay.' }))
  await told.rest()
  await told.add('third', paper('2024-08-15', 'consent', CONSENT))
  await heard(2)
  t.same(await changes(), [first, second])
})
