import t from 'tap'
import { bySaid, isSaidBy, saidWhen } from '../../src/index.ts'

t.test('a claim without a date of its own was said when its document was published', async (t) => {
  t.same(saidWhen({ saidOn: null, publishedOn: '2025-02-20' }), {
    earliest: '2025-02-20',
    latest: '2025-02-20',
    order: '2025-02-20/2025-02-20',
  })
})

t.test('a month is bounded by the publication, since nothing is said after it is published', async (t) => {
  t.same(saidWhen({ saidOn: '2025-02', publishedOn: '2025-02-20' }), {
    earliest: '2025-02-01',
    latest: '2025-02-20',
    order: '2025-02-20/2025-02-01',
  })
})

t.test('an open end sorts by its lower bound', async (t) => {
  const said = saidWhen({ saidOn: '2025-01-10/..', publishedOn: '2025-02-20' })
  t.equal(said.order, '2025-01-10/2025-01-10')
  t.equal(said.latest, '2025-02-20')
})

t.test('an open beginning has no earliest day and sorts by its upper bound', async (t) => {
  const said = saidWhen({ saidOn: '../2025-02-18', publishedOn: '2025-02-20' })
  t.same(said, { earliest: null, latest: '2025-02-18', order: '2025-02-18/' })
})

t.test('what nobody knows the date of sorts before everything and was not said by any day', async (t) => {
  const undated = { claimId: 'b', said: saidWhen({ saidOn: null, publishedOn: null }) }
  const old = { claimId: 'a', said: saidWhen({ saidOn: '1948', publishedOn: null }) }
  t.ok(bySaid(undated, old) < 0)
  t.notOk(isSaidBy(undated.said, '9999-12-31'))
})

t.test('a claim counts from the day that it sorts by', async (t) => {
  const said = saidWhen({ saidOn: '2025-02', publishedOn: '2025-02-20' })
  t.notOk(isSaidBy(said, '2025-02-19'))
  t.ok(isSaidBy(said, '2025-02-20'))
})

t.test('claims said at the same time sort by their ids', async (t) => {
  const said = saidWhen({ saidOn: '2025-02-20', publishedOn: null })
  t.ok(bySaid({ claimId: 'a', said }, { claimId: 'b', said }) < 0)
  t.equal(bySaid({ claimId: 'a', said }, { claimId: 'a', said }), 0)
})
