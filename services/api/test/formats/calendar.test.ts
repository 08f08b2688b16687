import ICAL from 'ical.js'
import t from 'tap'
import { daysFilled } from '../../src/formats/due-date-event.ts'
import { harbourFormats } from './harbour-formats.ts'

/** What a calendar program makes of a file: parsed strictly, as one that knows nothing of us. */
function read(text: string): { name: string; events: InstanceType<typeof ICAL.Event>[] } {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return {
    name: String(calendar.getFirstPropertyValue('x-wr-calname')),
    events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event, { strictExceptions: true })),
  }
}

const due = (edtf: string, more = {}) => ({ due: { edtf, type: 'obligation', modality: 'demanded', ...more } })

t.test('a date fills all the days that it can mean, and the end is the day after', (t) => {
  const days = (earliest: string | null, latest: string | null) => {
    const filled = daysFilled({ earliest, latest })
    return filled && [filled.start, filled.end].map((day) => day.toISOString().slice(0, 10))
  }
  t.same(days('2025-02-03', '2025-02-03'), ['2025-02-03', '2025-02-04'])
  t.same(days('2024-02-01', '2024-02-29'), ['2024-02-01', '2024-03-01'])
  t.same(days('2024-12-31', '2024-12-31'), ['2024-12-31', '2025-01-01'])
  t.same(days(null, '2025-02-03'), ['2025-02-03', '2025-02-04'], 'due by: on its last day')
  t.same(days('2024-07-05', null), ['2024-07-05', '2024-07-06'], 'from then on: on its first')
  t.equal(days(null, null), undefined)
  t.end()
})

t.test('a calendar that subscribes reads every kind of date as a day or a span of days', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const cases = [
    ['2026-04-01', '2026-04-01', '2026-04-02', /^Ada Brandt: “/],
    ['../2026-04-03', '2026-04-03', '2026-04-04', /^by 3 April 2026 · Ada Brandt/],
    ['2026-05', '2026-05-01', '2026-06-01', /^May 2026 · /],
    ['2026-06-29/2026-07-02', '2026-06-29', '2026-07-03', /^29 June 2026 to 2 July 2026 · /],
    ['2026-08-05/..', '2026-08-05', '2026-08-06', /^from 5 August 2026 on · /],
    ['2027', '2027-01-01', '2028-01-01', /^2027 · /],
    ['2028-02-29~', '2028-02-29', '2028-03-01', /./],
  ] as const
  for (const [edtf] of cases) await tell({ words: `Pay us at ${edtf}`, claim: due(edtf) })
  const answer = await get('/deadlines.ics?on=2026-03-01')
  t.match(answer, { status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } })
  const { name, events } = read(answer.body)
  t.equal(name, 'Harbour talks: due dates')
  for (const [edtf, start, end, summary] of cases) {
    const event = events.find(({ summary }) => summary.includes(`at ${edtf}”`))
    t.equal(event?.startDate.isDate, true, edtf)
    t.equal(event?.startDate.toString(), start, edtf)
    t.equal(event?.endDate.toString(), end, edtf)
    t.match(event?.summary, summary)
    t.equal(event?.component.getFirstPropertyValue('transp'), 'TRANSPARENT')
  }
  t.equal(events.length, cases.length)
})

t.test('an event keeps its id, and says with its sequence and status what was decided since', async (t) => {
  const { tell, get, call } = await harbourFormats(t)
  const id = await tell({ words: 'Pay us', claim: due('2026-04-01') })
  const [before] = read((await get('/deadlines.ics')).body).events
  t.equal(before?.uid, `${id}@onrecord`)
  t.equal(before?.component.getFirstPropertyValue('status'), 'TENTATIVE')
  const first = await get('/deadlines.ics')
  t.equal((await get('/deadlines.ics')).body, first.body, 'nothing in it changes by itself')
  const decided = await call('POST', `/v1/dossiers/harbour/claims/${id}/decisions`, {
    body: { decision: 'outcome', outcome: 'withdrawn' },
    headers: { 'if-match': '*' },
  })
  t.equal(decided.status, 201, JSON.stringify(decided.body))
  const { body } = await get(`/deadlines.ics?minSeq=${decided.body.seq}`)
  const [after] = read(body).events
  t.equal(after?.uid, before?.uid)
  t.equal(after?.component.getFirstPropertyValue('status'), 'CANCELLED')
  t.match(after?.summary, /^\[withdrawn\] /)
  t.ok(Number(after?.sequence) > Number(before?.sequence), 'a later revision')
})

t.test('lines are folded at 75 octets between characters, and what is text stays text', async (t) => {
  const { tell, get } = await harbourFormats(t)
  const words = `🛳️ Жёлтый груз, “תשלום”; back\\slash ${'дом '.repeat(60)}`.trimEnd()
  await tell({ words, claim: due('2026-04-01'), document: { title: 'BEGIN:VEVENT' } })
  await tell({ words: 'Safe \u001b[31mred\u202eevil\nEND:VCALENDAR', claim: due('2026-04-02') })
  const { body } = await get('/deadlines.ics')
  for (const line of body.split('\r\n')) t.ok(Buffer.byteLength(line) <= 75, line)
  t.notMatch(body, /[^\r]\n|\r[^\n]|�$/u)
  t.ok(body.isWellFormed())
  const [first, second, ...others] = read(body).events
  t.equal(others.length, 0)
  t.match(first?.description, words)
  t.match(second?.summary, 'Safe �[31mred�evil END:VCALENDAR')
  for (const bad of ['\u001b', '\u202e']) t.notOk(body.includes(bad))
})

t.test('a calendar tells of obligations from the year before on, or of what it is asked for', async (t) => {
  const { tell, get } = await harbourFormats(t)
  await tell({ words: 'Long ago', claim: due('2024-12-31') })
  await tell({ words: 'Last year', claim: due('2025-01-01') })
  await tell({ words: 'The talks open', claim: due('2026-05-01', { type: 'event', modality: 'scheduled' }) })
  const told = async (query: string) => {
    return read((await get(`/deadlines.ics?on=2026-03-01${query}`)).body).events.map(
      ({ summary }) => /“(.*)”/.exec(summary)?.[1],
    )
  }
  t.same(await told(''), ['Last year'])
  t.same(await told('&from=2020-01-01'), ['Long ago', 'Last year'])
  t.same(await told('&type=all'), ['Last year', 'The talks open'])
  t.same(await told('&from=2026-01-01'), [])
  t.match(await get('/deadlines.ics?limit=5'), { status: 400 })
  t.match(await get('/deadlines.ics', { accept: 'application/json' }), { status: 406 })
})
