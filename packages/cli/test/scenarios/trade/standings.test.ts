import t from 'tap'
import { freshSystem } from '../../fixture/system.ts'
import { stickingPoints } from '../see.ts'
import { tell } from '../tell.ts'
import { papersOf, stance, tollTalks } from './toll-talks.ts'

const system = await freshSystem(t)

type Stances = Parameters<typeof papersOf>[0]

const lines = async (id: string, stances: Stances, query = '&on=2024-06-01') => {
  const told = await tell(system, { configuration: tollTalks(id), papers: papersOf(stances) })
  return stickingPoints(told, query)
}

/** What is said of the tolls, and how the point then stands in the middle of 2024. */
const CASES: [title: string, stances: Stances, line: string][] = [
  [
    'one side alone is one-sided, and the gap is told',
    { north: stance('north', '2024-02-01', 'supports') },
    'one-sided; north supports by north; south has none',
  ],
  [
    'both for it in words are aligned, whatever the broker leaves unsaid',
    { north: stance('north', '2024-02-01', 'supports'), south: stance('south', '2024-02-02', 'supports') },
    'aligned; north supports by north; south supports by south',
  ],
  [
    'different stances are contested',
    { north: stance('north', '2024-02-01', 'supports'), south: stance('south', '2024-02-02', 'conditions') },
    'contested; north supports by north; south conditions by south',
  ],
  [
    'a broker who holds another stance contests, too',
    {
      north: stance('north', '2024-02-01', 'supports'),
      south: stance('south', '2024-02-02', 'supports'),
      broker: stance('broker', '2024-02-03', 'opposes'),
    },
    'contested; broker opposes by broker; north supports by north; south supports by south',
  ],
  [
    'an unclear stance contests nothing, and is no consent',
    { north: stance('north', '2024-02-01', 'supports'), south: stance('south', '2024-02-02', 'unclear') },
    'one-sided; north supports by north; south unclear by south',
  ],
  [
    'a voice is heard and contests nothing',
    { north: stance('north', '2024-02-01', 'supports'), voice: stance('voice', '2024-02-02', 'opposes') },
    'one-sided; north supports by north; south has none; heard: press opposes by voice',
  ],
  [
    'who does not speak for a party does not set its position',
    { north: stance('north', '2024-02-01', 'supports'), member: stance('member', '2024-02-02', 'opposes') },
    'one-sided; north supports by north; south has none; within: north opposes by member',
  ],
  [
    'a party that moved from no to terms narrows it',
    {
      north: stance('north', '2024-02-01', 'supports'),
      no: stance('south', '2024-02-02', 'opposes'),
      terms: stance('south', '2024-02-10', 'conditions'),
    },
    'narrowing; north supports by north; south conditions by terms',
  ],
  [
    'a move that may have come before the last no narrows nothing',
    {
      north: stance('north', '2024-02-01', 'supports'),
      no: stance('south', '2024-02', 'opposes'),
      terms: stance('south', '2024-02-10', 'conditions'),
    },
    'contested; north supports by north; south also conditions by terms; south also opposes by no',
  ],
  [
    'a later no ends what had narrowed',
    {
      north: stance('north', '2024-02-01', 'supports'),
      no: stance('south', '2024-02-02', 'opposes'),
      terms: stance('south', '2024-02-10', 'conditions'),
      again: stance('south', '2024-02-20', 'opposes'),
    },
    'contested; north supports by north; south opposes by again',
  ],
  [
    'those stand that end no earlier than the latest begins',
    {
      month: stance('south', '2024-02', 'opposes'),
      early: stance('south', '2024-02-10', 'conditions'),
      late: stance('south', '2024-02-20', 'supports'),
    },
    'one-sided; south also opposes by month; south also supports by late; north has none',
  ],
]

for (const [at, [title, stances, line]] of CASES.entries()) {
  t.test(title, async (t) => {
    t.equal((await lines(`standing-${at}`, stances)).tolls, line)
    const reversed = Object.fromEntries(Object.entries(stances).toReversed())
    t.equal((await lines(`standing-${at}-b`, reversed)).tolls, line, 'whatever came first')
  })
}
