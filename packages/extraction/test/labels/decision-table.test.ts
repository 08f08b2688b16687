import type { Act, ClaimKind } from '@onrecord/domain'
import t, { type Test } from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

type Row = [text: string, kind: ClaimKind, act: Act]

/** The table of docs/kinds-and-acts.md, a sentence a row. */
const TABLE: Row[] = [
  ['Ada Lund said the locks were open.', 'statement', 'assert'],
  ['Ada Lund accused Norland of stalling.', 'statement', 'accuse'],
  ['“Norland is stalling,” Ada Lund said.', 'statement', 'accuse'],
  ['The firm denied it.', 'statement', 'deny'],
  ['Ada Lund said that the report was not true.', 'statement', 'deny'],
  ['Norland demanded that Sudland open the locks.', 'demand', 'demand'],
  ['Norland told Sudland to open the locks.', 'demand', 'demand'],
  ['Norland asked Sudland to open the locks.', 'demand', 'demand'],
  ['Ada Lund said the locks must open.', 'demand', 'demand'],
  ['The union insisted that the overtime ban continue.', 'demand', 'demand'],
  ['Ada Lund stressed the need for Sudland to open the locks.', 'demand', 'demand'],
  ['Ada Lund said it was time for Sudland to leave the harbour.', 'demand', 'demand'],
  ['The minister said she wants to see the locks opened.', 'demand', 'demand'],
  ['Norland expects Sudland to comply by Friday.', 'demand', 'demand'],
  ['Norland gave Sudland until Friday to answer.', 'demand', 'demand'],
  ['The firm has until Friday to answer, Ada Lund said.', 'demand', 'demand'],
  ['Norland said it would not talk until Sudland opened the locks.', 'demand', 'demand'],
  ['Norland agreed to the canal fund only if the tolls fall.', 'demand', 'demand'],
  ['Ada Lund said that tolls would not fall until trade recovers.', 'statement', 'predict'],
  ['“Open the locks,” Ada Lund said.', 'demand', 'demand'],
  ['“The harbour is our red line,” Ada Lund said.', 'demand', 'demand'],
  ['Norland drew a red line at a second canal.', 'demand', 'demand'],
  ['Norland will not sign until the locks are open.', 'demand', 'demand'],
  ['A new lock is Norland’s first condition.', 'demand', 'demand'],
  ['“We need guarantees,” Ada Lund said.', 'demand', 'demand'],
  ['Norland warned Sudland not to close the harbour.', 'demand', 'demand'],
  ['Norland rejected the demand for a toll.', 'statement', 'reject'],
  ['Norland said it would not meet the pilots’ demands.', 'statement', 'reject'],
  ['Norland said that a toll was out of the question.', 'statement', 'reject'],
  ['Norland ruled out talks.', 'statement', 'reject'],
  ['Norland accepted the canal fund.', 'statement', 'accept'],
  ['Norland said it would accept a canal fund.', 'statement', 'accept'],
  ['The two sides reached an agreement to share the locks.', 'statement', 'accept'],
  ['Norland promised to open the locks.', 'statement', 'commit'],
  ['“We will open the locks,” Ada Lund said.', 'statement', 'commit'],
  ['Norland said it would not attack the harbour.', 'statement', 'commit'],
  ['The company agreed not to dismiss anyone.', 'statement', 'commit'],
  ['Norland proposed a canal fund.', 'statement', 'propose'],
  ['The premier unveiled a plan for Norland to run the harbour.', 'statement', 'propose'],
  ['Norland threatened to close the harbour.', 'statement', 'threaten'],
  ['Norland warned that it would close the harbour.', 'statement', 'threaten'],
  ['Norland said it would leave the talks unless the tolls fall.', 'statement', 'threaten'],
  ['Norland warned of a shortage of grain.', 'statement', 'predict'],
  ['Ada Lund said that ships would pass the locks again.', 'statement', 'predict'],
  ['Norland withdrew its demand for a toll.', 'statement', 'withdraw'],
  ['Norland said that talks on the tolls begin on 12 March.', 'deadline', 'assert'],
]

/** A labour dispute reads the same way. */
const LABOUR: Row[] = [
  ['The pilots’ union issued a strike notice for 12 March.', 'statement', 'threaten'],
  ['The union gave notice that its members would walk out on 12 March.', 'statement', 'threaten'],
  ['The union said that 87 per cent of its members had voted for a strike.', 'statement', 'assert'],
  ['The company made a final offer of 4 per cent, payable by 1 April.', 'statement', 'propose'],
  ['The union rejected the final offer.', 'statement', 'reject'],
  ['The Labour Court ordered the union to call off the strike by Friday.', 'demand', 'demand'],
  ['The Labour Court granted an injunction that bars the union from striking.', 'demand', 'demand'],
  ['The union said that it had called off the strike.', 'statement', 'withdraw'],
  ['The union suspended the strike.', 'statement', 'withdraw'],
  ['The company said that the union had broken its word.', 'statement', 'accuse'],
]

/** What looks like a demand and is none. */
const NO_DEMANDS: Row[] = [
  ['Demand for oil rose, the ministry said.', 'statement', 'assert'],
  ['Ada Lund asked whether the locks should open.', 'statement', 'assert'],
  ['“Why should we pay?” Ada Lund asked.', 'statement', 'assert'],
  ['Ada Lund called him a liar.', 'statement', 'accuse'],
  ['Ada Lund said the pilots needed more money.', 'statement', 'assert'],
  ['“We need more time,” Ada Lund said.', 'statement', 'assert'],
  ['“It should not be hard,” Ada Lund said.', 'statement', 'assert'],
  ['“I have to say it was a long night,” Ada Lund said.', 'statement', 'assert'],
  ['“You have to understand the harbour,” Ada Lund said.', 'statement', 'assert'],
  ['Ada Lund said she did not know who should pay.', 'statement', 'assert'],
  ['The canal law requires pilots to carry a licence.', 'statement', 'assert'],
  ['Ada Lund said that Norland would have to pay more if ships stayed away.', 'statement', 'assert'],
  ['Norland sought advice on the tolls.', 'statement', 'assert'],
  ['Norland did not demand a toll.', 'statement', 'deny'],
  ['The union insisted that the company had never paid.', 'statement', 'assert'],
  ['Ada Lund said that Norland does not have to pay.', 'statement', 'assert'],
  ['The delay threatens to derail the talks, Ada Lund said.', 'statement', 'assert'],
  ['The toll law would require pilots to pay.', 'statement', 'assert'],
  ['The firm said that it needed to cut costs.', 'statement', 'assert'],
]

/** What is no claim at all. */
const NOTHING = [
  'Norland declined to comment.',
  'Norland attacked the harbour at dawn.',
  'The minister wants to see what happens.',
  'Norland never said that it would pay.',
  'Output declined 3 per cent.',
  'A pilot of the north asked for anonymity.',
  'The pilots appealed the ruling to a higher court.',
  'Norland challenged the figures of the harbour.',
  'The moment calls for patience.',
]

async function lastOf(text: string): Promise<string> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  const claim = claims.at(-1)
  return claim === undefined ? 'nothing' : `${claim.kind} ${claim.act}`
}

async function check(t: Test, rows: Row[]): Promise<void> {
  for (const [text, kind, act] of rows) t.equal(await lastOf(text), `${kind} ${act}`, text)
}

t.test('kinds and acts are as the table decides', (t) => check(t, TABLE))
t.test('a labour dispute reads the same way', (t) => check(t, LABOUR))
t.test('not everything that speaks of demands demands', (t) => check(t, NO_DEMANDS))
t.test('what nobody said is no claim', async (t) => {
  for (const text of NOTHING) t.equal(await lastOf(text), 'nothing', text)
})
