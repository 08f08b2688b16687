import t from 'tap'
import { onrecord } from '../../fixture/command.ts'
import { freshSystem } from '../../fixture/system.ts'
import { type Told, tell } from '../tell.ts'
import { ferries } from './ferries.ts'
import { ROUND } from './round.ts'

type Change = {
  type: string
  change?: string
  before?: unknown
  after?: unknown
  claim?: { claimId: string }
  party?: { id: string }
  issue?: { id: string }
  sentence: string
}

const system = await freshSystem(t)

const changes = ({ get }: Told, query: string) =>
  get<{ paragraph: string; items: Change[]; from: { day: string }; to: { day: string } }>(`/changes?${query}`)

/** One line a change, by the names of this test. */
const lines = (told: Told, items: readonly Change[]): string[] =>
  items.map(({ type, change, claim, party, issue }) =>
    [type, change, issue?.id, party?.id, claim && told.nameOf(claim.claimId)].filter(Boolean).join(' '),
  )

t.test('between two days stands what was said, answered and came to be due', async (t) => {
  const told = await tell(system, { configuration: ferries('brief-days'), papers: ROUND })
  const refused = await changes(told, 'from=2024-08-04&to=2024-08-05')
  t.same(lines(told, refused.items).toSorted(), [
    'arrivals',
    'contradiction new pay',
    'demand answered union payDemand',
    'position gained pay operator',
    'sticking-point standing pay',
  ])
  for (const { sentence } of refused.items) t.match(sentence, /^[A-Z“‘’].+[.”]$/, sentence)
  t.match(refused.paragraph, /Pay/)
  t.match(refused.paragraph, /six per cent/, 'in the words that were said')

  const due = await changes(told, 'from=2024-08-31&to=2024-09-02')
  t.same(lines(told, due.items).toSorted(), [
    'arrivals',
    'deadline new bench injunction',
    'deadline state union payDemand',
  ])
  t.match(
    due.items.find(({ claim }) => claim && told.nameOf(claim.claimId) === 'payDemand'),
    {
      before: { state: 'upcoming' },
      after: { state: 'overdue', rule: 'due.clock' },
    },
  )

  const agreed = await changes(told, 'from=2024-09-06&to=2024-09-07')
  t.ok(lines(told, agreed.items).includes('sticking-point closed pay'))
  t.ok(lines(told, agreed.items).includes('demand answered operator offer'))
  t.same((await changes(told, 'from=2024-08-06&to=2024-08-07')).items, [], 'days on which nothing happened')
})

t.test('between two places of the log and two instants stands what was recorded', async (t) => {
  const { acceptance, ...before } = ROUND
  const told = await tell(system, { configuration: ferries('brief-log'), papers: before })
  const from = await told.seq()
  if (acceptance !== undefined) await told.add('acceptance', acceptance)
  await told.rest()
  const bySeq = await changes(told, `from=${from}`)
  t.ok(lines(told, bySeq.items).includes('sticking-point closed pay'), bySeq.paragraph)
  t.ok(lines(told, bySeq.items).includes('demand answered operator offer'))
  const retracted = await told.about('acceptance', { decision: 'retract', reason: 'A mistake.' })
  const back = await changes(told, `from=${retracted - 1}`)
  t.ok(lines(told, back.items).includes('demand reopened operator offer'), back.paragraph)
  t.ok(lines(told, back.items).includes('decisions'))
  t.same((await changes(told, `from=${await told.seq()}`)).items, [])

  const { home, env } = system
  const days = ['--said', '--from', '2024-09-01', '--to', '2024-09-03']
  const args = ['brief', '--dossier', 'brief-log', ...days]
  const brief = await onrecord(t, args, { home, env: { ...env, ONRECORD_URL: system.client.url } })
  t.equal(brief.code, 0, brief.stderr)
  t.match(brief.stdout, /Labour Court/)
})
