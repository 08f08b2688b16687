import { sourceIdOf } from '@onrecord/domain'
import t from 'tap'
import { reviewed } from './reviewed.ts'

t.test('an id in capitals is the same id at every door', async (t) => {
  const { read, call, demand = '', refusal = '' } = await reviewed(t)
  const [claim, other] = [demand.toUpperCase(), refusal.toUpperCase()]
  const source = sourceIdOf('Harbour Gazette').toUpperCase()
  for (const path of ['', '/history']) t.equal((await read(`/claims/${claim}${path}`)).status, 200, `claim${path}`)
  for (const view of ['demands', 'deadlines']) t.equal((await read(`/${view}/${claim}`)).status, 200, view)
  t.equal((await read(`/sources/${source}`)).status, 200, 'source')
  t.equal((await read(`/links/${claim}/${other}`)).body.a, [demand, refusal].toSorted()[0], 'link')
  t.equal((await read(`/claims?cluster=${claim}`)).body.items.length, 1, 'cluster')
  const item = (id: string) => ({ about: 'claim', id, version: 2, decide: { decision: 'confirm' } })
  const decide = (...items: object[]) => call('POST', '/v1/dossiers/harbour/decisions', { body: { items } })
  t.match(await decide(item(demand), item(claim)), { status: 400, body: { errors: [{ pointer: '/items/1' }] } })
  t.match(await decide(item(other)), { status: 201 })
  const grade = { decision: 'grade', name: 'Harbour Gazette', reliability: 'B' }
  t.match(await decide({ about: 'source', id: source, version: 0, decide: grade }), { status: 201 })
})
