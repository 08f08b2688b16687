import t from 'tap'
import { says } from './review/says.ts'
import { reviewed } from './reviewed.ts'

const ANY = { 'if-match': '*' }

/** The union demands double pay; the board says weeks later that it accepts, and a reviewer links the two. */
async function accepted(t: Parameters<typeof reviewed>[0]) {
  const api = await reviewed(t)
  const { decide, demand = '', postTo, read, refusal } = api
  await decide(refusal, { decision: 'retract', reason: 'Not his words.' })
  const { ids } = await says(api, [{ text: 'We accept what they ask for.', on: '2025-05-20', by: 'jon-keel' }])
  const [acceptance = ''] = ids
  await decide(acceptance, { decision: 'correct', changes: { act: 'accept' } })
  const link = { decision: 'link', relation: 'accepts', reason: 'What else?' }
  const { status } = await postTo(`/links/${acceptance}/${demand}`, link, ANY)
  if (status !== 201) throw new Error(`not linked: ${status}`)
  const point = async () => (await read('/sticking-points/pay?on=2025-05-31')).body
  const asked = async () => (await read(`/demands/${demand}?on=2025-05-31`)).body
  return { ...api, acceptance, demand, point, asked }
}

t.test('an acceptance that names no issue accepts the demand and closes no sticking point', async (t) => {
  const { acceptance, point, asked } = await accepted(t)
  t.match(await asked(), { state: 'accepted', answers: [{ party: 'board', state: 'accepted', claims: [acceptance] }] })
  const open = await point()
  t.match(open, { status: 'open' })
  t.notOk(JSON.stringify(open.why).includes(acceptance))
})

t.test('given its stance by a reviewer it closes the point, until that is taken back', async (t) => {
  const { acceptance, demand, decide, undo, point } = await accepted(t)
  const classification = { positions: [{ issue: 'pay', stance: 'supports' }] }
  const { body: decided } = await decide(acceptance, { decision: 'reclassify', classification })
  const closed = await point()
  t.match(closed, { status: 'closed', why: { rule: 'closed.agreed' } })
  t.ok([acceptance, demand].every((id) => JSON.stringify(closed.why).includes(id)))
  t.equal((await undo(decided.seq)).status, 201)
  t.match(await point(), { status: 'open' })
})

t.test('a reviewer’s answer for the party closes it as well', async (t) => {
  const { demand, decide, undo, point } = await accepted(t)
  const { body: decided } = await decide(demand, { decision: 'answer', answer: 'accepted', party: 'board' })
  t.match(await point(), { status: 'closed', why: { rule: 'closed.agreed' } })
  t.equal((await undo(decided.seq)).status, 201)
  t.match(await point(), { status: 'open' })
})
