import t from 'tap'
import { harbourApi } from './harbour-api.ts'

t.test('an instant asks for what had been recorded by then', async (t) => {
  const { get, call, seq } = await harbourApi(t)
  const { body: events } = await call('GET', '/v1/dossiers/harbour/events?after=0')
  const recordedAt = (nth: number): string => events.items[nth - 1].recordedAt
  const at = (instant: string) => encodeURIComponent(instant)
  await get(`/claims?minSeq=${seq}`)

  const document = await get(`/claims?asOfTime=${at(recordedAt(3))}`)
  t.match(document, { status: 200, body: { items: [] } })
  t.ok(document.body.seq >= 3 && document.body.seq < seq)

  const last = recordedAt(seq)
  for (const path of [
    '/claims?',
    '/deadlines?',
    '/timeline?',
    '/documents?',
    '/sticking-points?framework=draft-2025&',
  ]) {
    const answer = await get(`${path}asOfTime=${at(last)}`)
    t.match(answer, { status: 200, body: { seq } }, path)
    t.not(answer.body.items.length, 0, path)
  }
  const offset = new Date(Date.parse(last) + 2 * 60 * 60 * 1000).toISOString().replace('Z', '+02:00')
  t.match(await get(`/claims?asOfTime=${at(offset)}&minSeq=${seq}&on=2025-03-02`), {
    status: 200,
    body: { seq, items: [] },
  })
  t.match(await get('/claims?asOfTime=2999-01-01'), { status: 200, body: { seq } }, 'an instant to come is now')
})

t.test('what an instant can not mean is refused, and says why', async (t) => {
  const { get } = await harbourApi(t)
  const pointer = { errors: [{ in: 'query', pointer: '/asOfTime' }] }
  const bad = [
    '2025-02-30T12:00:00Z',
    '2025-02-20T12:00:00',
    'yesterday',
    '',
    '2025-02-30',
    '2025-02-20T12:00:00+02:00',
  ]
  for (const text of bad) {
    t.match(await get(`/claims?asOfTime=${text}`), { status: 400, body: pointer }, text)
  }
  t.match(await get('/claims?asOfTime=2025-02-20&asOfSeq=3'), { status: 400, body: pointer })
  t.match(await get('/claims?asOfTime=2001-02-20'), { status: 404, body: { code: 'not-open-yet' } })
  t.match(await get('/claims?asOfSeq=1'), { status: 404, body: { code: 'not-open-yet' } })
})

t.test('a day ends where the dossier is', async (t) => {
  const { openDossier, call } = await harbourApi(t)
  const today = new Date().toISOString().slice(0, 10)
  // One of these two is a day ahead of the other for most of the day, never behind it.
  await openDossier({ id: 'east', title: 'East', timeZone: 'Pacific/Kiritimati', extractor: 'none' })
  await openDossier({ id: 'west', title: 'West', timeZone: 'Pacific/Niue', extractor: 'none' })
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
  const status = async (dossier: string, day: string) =>
    (await call('GET', `/v1/dossiers/${dossier}/claims?asOfTime=${day}`)).status
  const isWestYesterday = new Date().getUTCHours() < 11
  t.equal(await status('east', yesterday), 404)
  t.equal(await status('west', yesterday), isWestYesterday ? 200 : 404)
  t.equal(await status('west', today), 200)
})
