import t from 'tap'
import { freshSystem } from '../../fixture/system.ts'
import { clusters, deadlines, demands, stickingPoints } from '../see.ts'
import { type Saying, tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import { DEMAND, paper, REFUSAL } from './said.ts'

const due = { edtf: '../2024-09-01', type: 'obligation', modality: 'demanded' } as const
const told: Saying = { ...DEMAND, due }
const inOtherWords: Saying = { ...told, words: 'Every crew must get six per cent more in wages, Ines Vidal demanded.' }

/** A demand, its re-edit, a copy under another name, one that an independent paper tells, and what was answered. */
const PAPERS = {
  first: paper('2024-08-01', 'demand', told),
  edited: paper('2024-08-02', 'edited', { ...told, words: `${told.words.slice(0, -1)} once more.` }),
  copy: paper('2024-08-03', 'copy', told, 'Harbour Wire'),
  other: paper('2024-08-04', 'other', inOtherWords, 'Evening Post'),
  answer: paper('2024-08-05', 'refusal', REFUSAL),
}

const WHOLE = {
  clusters: { demand: 'told 4, sources 2', refusal: 'told 1, sources 1' },
  demands: { demand: 'rejected: operator rejected by refusal' },
  deadlines: { demand: '../2024-09-01 upcoming' },
}

const system = await freshSystem(t)
const inOrder = Object.entries(PAPERS)
const orders = { 'as published': inOrder, 'the last first': inOrder.toReversed() }

for (const [nth, [arrival, papers]] of Object.entries(orders).entries()) {
  t.test(`one demand told four times is one, when its papers come ${arrival}`, async (t) => {
    const story = await tell(system, { configuration: ferries(`told-${nth}`), papers: Object.fromEntries(papers) })
    const see = async () => ({
      clusters: await clusters(story),
      demands: await demands(story, '&on=2024-08-10'),
      deadlines: await deadlines(story, '&on=2024-08-10'),
    })
    t.same(await see(), WHOLE)

    const retracted = await story.about('demand', { decision: 'retract', reason: 'She never said so.' })
    t.match(
      await see(),
      { clusters: { edited: 'told 3, sources 2' }, demands: { edited: 'rejected: operator rejected by refusal' } },
      'what told it first is gone, and the next stands for it',
    )
    await story.undo(retracted)
    t.same(await see(), WHOLE, 'and back')

    await story.about('other', { decision: 'separate', reason: 'Another demand.' })
    const apart = {
      clusters: { demand: 'told 3, sources 1', other: 'told 1, sources 1', refusal: 'told 1, sources 1' },
      demands: { demand: 'rejected: operator rejected by refusal', other: 'open' },
    }
    t.match(await see(), apart, 'all of its links are cut')
    await story.about('other', { decision: 'correct', changes: { certainty: 'hedged' } })
    await story.about('other', { decision: 'correct', changes: { certainty: 'asserted' } })
    t.match(await see(), apart, 'and no rule ties them again')
  })
}

t.test('what is decided about one telling is decided about what it tells, whichever comes first', async (t) => {
  const { first, ...later } = PAPERS
  const story = await tell(system, { configuration: ferries('decided-telling'), papers: later })
  await story.about('edited', { decision: 'outcome', outcome: 'met' })
  await story.about('other', { decision: 'answer', answer: 'accepted', party: 'operator' })
  t.same(await deadlines(story), { edited: '../2024-09-01 met' })
  await story.add('first', first)
  await story.rest()
  t.same(await deadlines(story), { demand: '../2024-09-01 met' }, 'an earlier telling that came late')
  t.same(await deadlines(story, '&state=met'), { demand: '../2024-09-01 met' }, 'asked for by what became of it')
  t.same(await demands(story), { demand: 'accepted: operator accepted by a reviewer' })
  t.same(await demands(story, '&state=accepted'), { demand: 'accepted: operator accepted by a reviewer' })
})

t.test('what is read otherwise is related anew', async (t) => {
  const story = await tell(system, {
    configuration: ferries('anew'),
    papers: { first: PAPERS.first, answer: PAPERS.answer },
  })
  const state = async () => [
    (await demands(story)).demand,
    (await stickingPoints(story, '&on=2024-08-10&framework=round-2024')).pay,
  ]
  const rejected = [
    'rejected: operator rejected by refusal',
    'contested; operator opposes by refusal; union supports by demand',
  ]
  t.same(await state(), rejected)
  const about = (issue: string, stance: string) => ({
    decision: 'reclassify',
    classification: { positions: [{ issue, stance }] },
  })
  await story.about('refusal', about('rosters', 'opposes'))
  t.same(await state(), ['open', 'one-sided; union supports by demand; operator has none'], 'it refused something else')
  await story.about('refusal', about('pay', 'opposes'))
  t.same(await state(), rejected)
  await story.about('refusal', { decision: 'correct', changes: { act: 'assert' } })
  t.equal((await state())[0], 'open', 'it told, and refused nothing')
  const seq = await story.about('refusal', { decision: 'correct', changes: { act: 'reject' } })
  t.same(await state(), rejected)
  await story.link('demand', 'refusal', 'rejects', 'unlink')
  t.equal((await state())[0], 'open', 'a reviewer cuts it')
  await story.undo(seq)
  await story.about('refusal', { decision: 'correct', changes: { act: 'reject' } })
  t.equal((await state())[0], 'open', 'for good')
  await story.link('demand', 'refusal', 'rejects')
  t.same(await state(), rejected, 'until a reviewer ties it again')
})

t.test('a document that is withdrawn takes its claims along, and brings them back', async (t) => {
  const story = await tell(system, { configuration: ferries('withdrawn-paper'), papers: PAPERS })
  const seq = await story.aboutPaper('answer', { decision: 'withdraw', reason: 'A hoax.' })
  t.same(await demands(story), { demand: 'open' })
  t.same(await clusters(story), { demand: 'told 4, sources 2' })
  await story.aboutPaper('first', { decision: 'withdraw', reason: 'Another hoax.' })
  t.same(await demands(story), { edited: 'open' })
  await story.aboutPaper('first', { decision: 'reinstate' })
  await story.undo(seq)
  t.same(await demands(story), WHOLE.demands)
  t.same(await clusters(story), WHOLE.clusters)
  t.same(await demands(story, `&asOfSeq=${seq + 1}`), { demand: 'open' }, 'the history still shows it')
})
