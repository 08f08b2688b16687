import t, { type Test } from 'tap'
import { allClaims, ask, submit } from './fixture/api.ts'
import { type FreshSystem, freshSystem } from './fixture/system.ts'

const configuration = {
  id: 'harbour',
  title: 'Harbour dispute',
  extractor: 'none',
  frameworks: [{ id: 'spring-round', title: 'Spring round' }],
  parties: [{ id: 'union', label: 'Dockers Union', negotiates: true }],
  actors: [{ id: 'mara-lind', name: 'Mara Lind', party: 'union' }],
}

/** The second is like the first and like the third, which are not like one another. */
const tellings = [
  'We strike at the northern quay for three days.',
  'We strike at the northern quay for three days unless wages rise by six per cent this spring.',
  'Wages must rise by six per cent this spring.',
]

/** Submits a text of one claim, and returns the claim's id. */
async function tell(t: Test, { client }: FreshSystem, text: string, source: string): Promise<string> {
  const documentId = await submit(client, 'harbour', { text, source, publishedOn: '2026-03-04' })
  const claim = { kind: 'statement', act: 'threaten', reported: 'direct', segments: [{ start: 0, end: text.length }] }
  const classification = { claimants: ['Mara Lind'], framework: 'spring-round' }
  const body = { documentId, claims: [{ claim, classification }] }
  const answer = await ask<{ items: { id: string }[] }>(client, '/v1/dossiers/harbour/claims', { body })
  t.equal(answer.status, 201)
  return answer.body.items[0]?.id ?? ''
}

t.test('a claim that holds two others together lets them go when it is taken out', async (t) => {
  const system = await freshSystem(t)
  const { client } = system
  await ask(client, '/v1/dossiers', { body: configuration })
  const ids: string[] = []
  for (const [nth, text] of tellings.entries()) ids.push(await tell(t, system, text, `Outlet ${nth}`))
  const [first = '', bridge = '', last = ''] = ids
  const mentions = async (): Promise<(number | undefined)[]> => {
    await system.settled('harbour')
    const claims = new Map((await allClaims(client, 'harbour')).map((one) => [one.claim.id, one.cluster?.mentions]))
    return [first, bridge, last].map((id) => claims.get(id))
  }
  const decide = async (decision: object): Promise<void> => {
    const path = `/v1/dossiers/harbour/claims/${bridge}/decisions`
    const { status, body } = await ask(client, path, { body: decision, headers: { 'if-match': '*' } })
    t.equal(status, 201, JSON.stringify(body))
  }

  t.same(await mentions(), [3, 3, 3])
  await decide({ decision: 'retract', reason: 'It was never said.' })
  t.same(await mentions(), [1, undefined, 1], 'retracted')
  await decide({ decision: 'reopen', reason: 'It was.' })
  t.same(await mentions(), [3, 3, 3], 'reopened')
  await decide({ decision: 'separate', reason: 'Another strike.' })
  t.same(await mentions(), [1, 1, 1], 'separated')
  await tell(t, system, `${tellings[1]} Again.`, 'Outlet 4')
  // Which side it joins hangs on ids, which differ from dossier to dossier; never both.
  const joined = JSON.stringify(await mentions())
  t.ok(['[3,1,3]', '[1,2,1]'].includes(joined), `another that is like all three joins one side alone: ${joined}`)
})
