import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('a number in an address is written in digits, and nothing at all is none', async (t) => {
  const { get, seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  for (const query of ['minimumConfidence=0.5', 'minimumConfidence=1', 'phase=2', `asOfSeq=${seq}`, 'limit=500']) {
    t.equal((await get(`/claims?${query}`)).status, 200, query)
  }
  const refused =
    'minimumConfidence= minimumConfidence=%20 minimumConfidence=0x1 minimumConfidence=1.01 phase= phase=1e1 phase=1.5 ' +
    'limit=0 limit=501 limit=0x10 limit=1&limit=2 asOfSeq=-1 asOfSeq=%2B5 asOfSeq=9007199254740993 minSeq=Infinity'
  for (const query of refused.split(' ')) {
    const name = query.slice(0, query.indexOf('='))
    const answer = await get(`/claims?${query}`)
    t.match(answer, { status: 400, body: { errors: [{ in: 'query', pointer: `/${name}` }] } }, query)
  }
})
