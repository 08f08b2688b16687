import t from 'tap'
import { Correction } from '../src/decisions/claim-body.ts'
import { TEXT, wordsIn } from './harbour.ts'
import { type Body, reviewed } from './reviewed.ts'

type Read = Awaited<ReturnType<typeof reviewed>>['read']

/** What is sent for one field, what the claim then says, and a list in which it shows: its address, and whether `id` is there. */
type Case = { sent: unknown; shown: unknown; list: string; isListed: boolean }

const cue = wordsIn(TEXT, 'refused')
const mention = wordsIn(TEXT, 'the union')
const due = { edtf: '../2025-06-30', type: 'event', modality: 'expected' }

/** Every field that can be corrected: the demand is the union's, of 3 March 2025, due by 1 April, confidence 1. */
const CASES: Readonly<Record<keyof Correction, Case>> = {
  kind: { sent: 'statement', shown: 'statement', list: '/claims?kind=demand', isListed: false },
  act: { sent: 'propose', shown: 'propose', list: '/claims?act=propose', isListed: true },
  cue: { sent: cue, shown: { start: cue.start, end: cue.end }, list: '/claims?review=corrected', isListed: true },
  mention: { sent: mention, shown: { exact: 'the union' }, list: '/claims?review=corrected', isListed: true },
  chain: { sent: ['Ada Brandt'], shown: [{ name: 'Ada Brandt' }], list: '/claims?review=corrected', isListed: true },
  reported: { sent: 'indirect', shown: 'indirect', list: '/claims?review=corrected', isListed: true },
  relayed: { sent: true, shown: true, list: '/positions?place=position&party=union', isListed: true },
  negated: { sent: true, shown: true, list: '/claims?review=corrected', isListed: true },
  certainty: { sent: 'hedged', shown: 'hedged', list: '/claims?review=corrected', isListed: true },
  saidOn: { sent: '2025-02-01', shown: '2025-02-01', list: '/claims?on=2025-02-15', isListed: true },
  due: { sent: due, shown: due, list: '/deadlines?type=event', isListed: true },
  // What a reviewer has put right is no longer weak, however unsure its reading was.
  confidence: { sent: 0.1, shown: 0.1, list: '/claims?kind=demand', isListed: true },
}

/** Whether a list names a claim anywhere. */
async function names(read: Read, list: string, id: string): Promise<boolean> {
  const { status, body } = await read(list)
  if (status !== 200) throw new Error(`${list}: ${JSON.stringify(body)}`)
  return JSON.stringify(body.items).includes(id)
}

t.test('each field of a claim is put right by itself, shows in the views, and is taken back', async (t) => {
  t.same(Object.keys(CASES).toSorted(), Object.keys(Correction.shape).toSorted(), 'every field has its case')
  for (const [field, { sent, shown, list, isListed }] of Object.entries(CASES)) {
    t.test(field, async (t) => {
      const { claim, decide, undo, read, demand = '' } = await reviewed(t)
      const { body: before } = await claim(demand)
      const decided = await decide(demand, { decision: 'correct', changes: { [field]: sent } })
      t.equal(decided.status, 201, JSON.stringify(decided.body))
      const { body: after } = await claim(demand)
      t.match(after, { claim: { [field]: shown }, record: { review: 'corrected' } })
      const rest = ({ claim: told }: Body) => ({ ...(told as Body), [field]: undefined })
      t.same(rest(after), rest(before), 'the other fields are as they were')
      t.equal(await names(read, list, demand), isListed, list)

      const { body: past } = await read(`/claims/${demand}?asOfSeq=${decided.body.seq - 1}`)
      t.same(past.claim, before.claim, 'what was recorded before can be read')
      const { body: history } = await read(`/claims/${demand}/history`)
      t.ok(JSON.stringify(history).includes('ClaimCorrected'), 'and that it was put right')

      t.equal((await undo(decided.body.seq)).status, 201)
      t.same((await claim(demand)).body, before, 'what was decided is taken back')
      const { status } = await decide(demand, { decision: 'correct', changes: { [field]: before.claim[field] } })
      t.equal(status, 409, 'what is so already is no correction')
    })
  }
})

t.test('what a claim rests on, and whose it is, is no field of a correction', async (t) => {
  const { claim, decide, demand } = await reviewed(t)
  const { body: before } = await claim(demand)
  const refused: Body = {
    id: before.claim.id,
    segments: [wordsIn(TEXT, 'A crane driver watched.')],
    prefix: '',
    documentId: before.document.id,
    extractor: { name: 'mine', version: '1' },
    party: 'board',
    toString: 'x',
  }
  for (const [field, value] of Object.entries(refused)) {
    const { status, body } = await decide(demand, { decision: 'correct', changes: { [field]: value, act: 'propose' } })
    t.match({ status, body }, { status: 400, body: { errors: [{ pointer: `/changes/${field}` }] } }, field)
  }
  for (const [field, value] of Object.entries({
    kind: 'wish',
    act: null,
    cue: { start: 5, end: 4 },
    mention: { start: 0, end: 10_000_000 },
    chain: 'Ada Brandt',
    reported: '',
    relayed: 'yes',
    negated: 1,
    certainty: 0.5,
    saidOn: '2025-02-30',
    due: { ...due, edtf: 'soon' },
    confidence: 1.01,
  } satisfies Record<keyof Correction, unknown>)) {
    const { status, body } = await decide(demand, { decision: 'correct', changes: { [field]: value } })
    t.ok(status === 400 || status === 422, `${field}: ${status}`)
    t.match(body.errors?.[0]?.pointer ?? body.detail, new RegExp(`changes/${field}`), field)
  }
  t.same((await claim(demand)).body, before, 'nothing of it was carried out')
})
