import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('a first day after the last one is refused, one day alone or twice the same is not', async (t) => {
  const { get, seq } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  for (const [list, from, to] of [
    ['claims', 'saidFrom', 'saidTo'],
    ['deadlines', 'from', 'to'],
    ['demands', 'from', 'to'],
    ['timeline', 'from', 'to'],
  ] as const) {
    const asked = (query: string) => get(`/${list}?${query}`)
    t.match(await asked(`${from}=2025-05-02&${to}=2025-05-01`), {
      status: 400,
      body: { errors: [{ in: 'query', pointer: `/${to}`, detail: `must not be before \`${from}\`` }] },
    })
    t.equal((await asked(`${from}=2025-05-01&${to}=2025-05-01`)).status, 200, list)
    t.equal((await asked(`${from}=2025-05-01`)).status, 200, list)
  }
})
