import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { connect, items, type Onrecord, OnrecordError, orThrow, pages } from '../src/index.ts'
import { runningApi } from './running-api.ts'

const IDS = ['airport', 'border', 'canal', 'delta', 'estuary']

async function withDossiers(t: Parameters<typeof runningApi>[0]) {
  const onrecord = connect(await runningApi(t))
  await openAll(onrecord)
  return onrecord
}

async function openAll(onrecord: Onrecord): Promise<void> {
  for (const id of IDS) await onrecord.POST('/v1/dossiers', { body: { id, title: id } })
  const isListed = async () => orThrow(await onrecord.GET('/v1/dossiers')).items.length === IDS.length || undefined
  await waitFor(isListed, { what: 'the view of dossiers' })
}

t.test('a list is walked to its end, page by page', async (t) => {
  const onrecord = await withDossiers(t)
  const sizes: number[] = []
  for await (const page of pages(onrecord, '/v1/dossiers', { params: { query: { limit: 2 } } })) {
    sizes.push(page.items.length)
  }
  t.same(sizes, [2, 2, 1])
  const ids: string[] = []
  for await (const { id } of items(onrecord, '/v1/dossiers', { params: { query: { limit: 2 } } })) ids.push(id)
  t.same(ids, IDS)
})

t.test('who leaves the loop asks for no further page', async (t) => {
  const { url, key } = await runningApi(t)
  let sent = 0
  const counting: typeof fetch = (input, init) => {
    sent++
    return fetch(input, init)
  }
  const onrecord = connect({ url, key, fetch: counting })
  await openAll(onrecord)
  sent = 0
  for await (const { id } of items(onrecord, '/v1/dossiers', { params: { query: { limit: 2 } } })) {
    if (id === 'border') break
  }
  t.equal(sent, 1)
})

t.test('a list that is refused throws the problem', async (t) => {
  const onrecord = connect(await runningApi(t))
  const claims = items(onrecord, '/v1/dossiers/{dossier}/claims', { params: { path: { dossier: 'nowhere' } } })
  await t.rejects(claims.next(), OnrecordError)
})
