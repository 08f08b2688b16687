import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('a list that is narrowed to what the dossier does not know says so instead of being empty', async (t) => {
  const { get } = await harbourApi(t)
  const refused = async (path: string) => {
    const { status, body } = await get(path)
    return [status, body.code]
  }
  for (const list of ['claims', 'demands', 'deadlines']) {
    t.same(await refused(`/${list}?issue=moon`), [404, 'unknown-issue'], list)
    t.same(await refused(`/${list}?party=moon`), [404, 'unknown-party'], list)
    t.same(await refused(`/${list}?actor=moon`), [404, 'unknown-actor'], list)
    t.same(await refused(`/${list}?party=union&party=moon`), [404, 'unknown-party'], list)
    t.equal((await get(`/${list}?issue=pay&party=union`)).status, 200, list)
  }
  for (const list of ['sticking-points', 'positions', 'contradictions', 'review-queue']) {
    t.same(await refused(`/${list}?issue=moon`), [404, 'unknown-issue'], list)
    t.equal((await get(`/${list}?issue=pay`)).status, 200, list)
  }
  for (const list of ['positions', 'contradictions', 'timeline', 'actors', 'review-queue']) {
    t.same(await refused(`/${list}?party=moon`), [404, 'unknown-party'], list)
    t.equal((await get(`/${list}?party=union`)).status, 200, list)
  }
  t.same(await refused('/contradictions?within=moon'), [404, 'unknown-party'])
  t.same(await refused('/demands?of=moon'), [404, 'unknown-party'])
  t.equal((await get('/demands?of=board')).status, 200)
  t.match(await get('/claims?party=unions'), { body: { detail: /no party unions; did you mean union\?/ } })
})
