import t from 'tap'
import { type DemandWord, demandState, saidWhen } from '../../src/index.ts'

const on = (saidOn: string | null) => saidWhen({ saidOn, publishedOn: null })
const demand = { party: 'union', actorId: 'board', said: on('2025-02-01'), relayed: false, asked: ['port'] }

/** The port's director answers, unless told otherwise. */
const word = (
  claimId: string,
  relation: DemandWord['relation'],
  day: string | null,
  given: Partial<DemandWord> = {},
) => ({
  claimId,
  relation,
  party: 'port',
  actorId: 'director',
  relayed: false,
  isSpoken: true,
  inPart: false,
  ...given,
  said: on(day),
})
const judged = (words: DemandWord[], given: Partial<typeof demand> = {}) =>
  demandState({ demand: { ...demand, ...given }, words, decisions: [] })

t.test('a demand that nobody has answered is open', async (t) => {
  t.match(judged([]), { state: 'open', why: { rule: 'demand.no-answer', claims: [], counter: [] }, answers: [] })
})

t.test("a party's latest word counts, whatever came in last; the one before speaks against it", async (t) => {
  const rejectsLater = judged([word('no', 'rejects', '2025-02-20'), word('yes', 'accepts', '2025-02-10')])
  t.match(rejectsLater, { state: 'rejected', why: { claims: ['no'], counter: ['yes'] } })
  const acceptsLater = judged([word('yes', 'accepts', '2025-02-20'), word('no', 'rejects', '2025-02-10')])
  t.match(acceptsLater, { state: 'accepted', why: { claims: ['yes'], counter: ['no'] } })
})

t.test('of two words neither of which is later the one that gives less away stands, marked', async (t) => {
  const both = judged([word('yes', 'accepts', '2025-02-10'), word('no', 'rejects', '2025-02')])
  t.match(both, { state: 'rejected', answers: [{ state: 'rejected', claims: ['no'], concurrent: true }] })
})

t.test(
  'a member of the asking party does not answer it, and one who speaks for nobody answers for nobody',
  async (t) => {
    const own = judged([word('own', 'accepts', '2025-02-10', { party: 'union', actorId: 'left', isSpoken: false })])
    t.match(own, { state: 'open', why: { counter: ['own'] }, answers: [] })
    const member = judged([word('member', 'accepts', '2025-02-10', { actorId: 'clerk', isSpoken: false })])
    t.match(member, { state: 'open', why: { counter: ['member'] }, answers: [] })
  },
)

t.test('a relayed acceptance counts until the party speaks itself', async (t) => {
  const told = word('told', 'accepts', '2025-02-20', { relayed: true })
  t.match(judged([told]), { state: 'accepted', answers: [{ relayed: true }] })
  const own = word('own', 'rejects', '2025-02-10')
  t.match(judged([told, own]), { state: 'rejected', why: { claims: ['own'], counter: ['told'] } })
})

t.test('what was surely said before the demand is no answer to it', async (t) => {
  t.match(judged([word('early', 'rejects', '2025-01-20')]), { state: 'open', why: { counter: ['early'] } })
  t.match(judged([word('rough', 'rejects', '2025-02')]), { state: 'rejected' }, 'it may have been said after')
  t.match(judged([word('early', 'rejects', '2025-01-20')], { said: on(null) }), { state: 'rejected' })
})

t.test('an undated answer counts where there is no dated one', async (t) => {
  const undated = word('undated', 'accepts', null)
  t.match(judged([undated]), { state: 'accepted' })
  t.match(judged([undated, word('no', 'rejects', '2025-02-10')]), { state: 'rejected' })
})

t.test('only the one who asked withdraws it, in its own words', async (t) => {
  const own = { party: 'union', actorId: 'board' }
  const yes = word('yes', 'accepts', '2025-02-10')
  t.match(judged([yes, word('off', 'withdraws', '2025-02-11', own)]), {
    state: 'withdrawn',
    why: { claims: ['off'], counter: ['yes'] },
  })
  t.match(judged([word('off', 'withdraws', '2025-02-11')]), { state: 'open' }, 'another party can not')
  const told = word('told', 'withdraws', '2025-02-11', { ...own, relayed: true })
  t.match(judged([told]), { state: 'open', why: { counter: ['told'] } }, 'nor does hearsay take back what it said')
  t.match(judged([told], { relayed: true }), { state: 'withdrawn' }, 'unless the demand is hearsay itself')
  t.match(judged([word('before', 'withdraws', '2025-01-11', own)]), { state: 'open' }, 'a demand made again stands')
})

t.test('it is met by the word of the asker or of a party at the table', async (t) => {
  t.match(judged([word('done', 'meets', '2025-02-10')]), { state: 'met' })
  const asker = { party: 'union', actorId: 'board' }
  t.match(judged([word('thanks', 'meets', '2025-02-10', asker), word('no', 'rejects', '2025-02-05')]), {
    state: 'met',
    why: { claims: ['thanks'], counter: ['no'] },
  })
  const voice = { party: 'shops', actorId: 'grocer', isSpoken: false }
  t.match(judged([word('seen', 'meets', '2025-02-10', voice)]), { state: 'open', why: { counter: ['seen'] } })
})

t.test('one refusal rejects, all acceptances accept, some accept in part', async (t) => {
  const asked = ['city', 'port']
  const city = { party: 'city', actorId: 'mayor' }
  const yes = word('yes', 'accepts', '2025-02-10')
  t.match(judged([yes], { asked }), { state: 'partly-accepted', why: { claims: ['yes'] } })
  t.match(judged([yes, word('also', 'accepts', '2025-02-11', city)], { asked }), { state: 'accepted' })
  t.match(judged([yes, word('no', 'rejects', '2025-02-11', city)], { asked }), {
    state: 'rejected',
    why: { claims: ['no'], counter: ['yes'] },
    answers: [
      { party: 'city', state: 'rejected' },
      { party: 'port', state: 'accepted' },
    ],
  })
  t.match(judged([word('if', 'accepts', '2025-02-10', { inPart: true })]), { state: 'partly-accepted' })
  const mediator = word('fine', 'accepts', '2025-02-10', { party: 'mediator', actorId: 'envoy' })
  t.match(
    judged([mediator]),
    { state: 'open', answers: [{ party: 'mediator', state: 'accepted' }] },
    'it was not asked',
  )
})

t.test("a reviewer's word outweighs every claim, for one party or for all", async (t) => {
  const words = [word('no', 'rejects', '2025-02-10')]
  t.match(demandState({ demand, words, decisions: [{ party: null, answer: 'accepted' }] }), {
    state: 'accepted',
    why: { rule: 'demand.by-reviewer', claims: [], counter: ['no'] },
  })
  t.match(demandState({ demand, words, decisions: [{ party: 'port', answer: 'partly-accepted' }] }), {
    state: 'partly-accepted',
    answers: [{ party: 'port', byReviewer: true, claims: [] }],
  })
})
