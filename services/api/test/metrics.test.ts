import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { append } from '@onrecord/event-log'
import { sql } from 'kysely'
import t from 'tap'
import { openMetrics } from '../src/metrics/metrics.ts'
import { harbourApi } from './harbour-api.ts'

/** A line that is no comment: a name, labels, a number. */
const SAMPLE = /^(?<name>[a-z_][a-z0-9_]*)(?:\{(?<labels>[^{}]*)\})? (?<value>[-+0-9.e]+|\+Inf|Na[nN])$/

/** Every number of an exposition, by name and labels as they stand there. Throws where a line has no such form. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '))
  return new Map(
    lines.map((line) => {
      const { name, labels, value } = SAMPLE.exec(line)?.groups ?? {}
      if (name === undefined) throw new Error(`no sample: ${line}`)
      return [labels === undefined ? name : `${name}{${labels}}`, Number(value)]
    }),
  )
}

const LIST =
  'onrecord_http_request_duration_seconds_count{method="GET",route="/v1/dossiers/:dossier/claims",status="200"}'

t.test('a scrape tells what was asked, appended, folded and is due', async (t) => {
  const { call, get, log, seq, demand = '' } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const scrape = async () => {
    const answer = await call('GET', '/metrics')
    t.equal(answer.status, 200)
    t.match(answer.headers, { 'content-type': /^text\/plain; version=0\.0\.4/, 'cache-control': 'no-store' })
    return samplesOf(answer.body)
  }
  const before = await scrape()
  t.equal(before.get('onrecord_database_up'), 1)
  t.ok((before.get('process_resident_memory_bytes') ?? 0) > 1_000_000)
  t.equal(before.get('onrecord_work_waiting{work="delivery"}'), 0)
  t.equal(before.get('onrecord_view_behind_events{view="claims"}'), 0)

  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  await get(`/claims?minSeq=${seq + 1}`)
  await sql`insert into checkpoint (dossier_id, consumer, seq) values ('harbour', 'late', 1)`.execute(log.db)
  // What PostgreSQL said is shared by the scrapes of a second.
  await delay(1000)
  const after = await scrape()
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
  t.equal(grown(LIST), 1)
  t.equal(grown('onrecord_append_duration_seconds_count'), 1)
  t.equal(grown('onrecord_events_appended_total'), 1)
  const late = after.get('onrecord_consumer_behind_events{consumer="late"}') ?? 0
  t.ok(late >= seq, 'it lacks what came after the first event, of other dossiers too')
  t.ok((after.get('onrecord_consumer_behind_seconds{consumer="late"}') ?? 0) > 0)
})

t.test('what is due grows old in it until it is done', async (t) => {
  const { call, log } = await harbourApi(t)
  await sql`insert into extraction_request (dossier_id, request_id, document_id, requested_at)
    values ('harbour', ${randomUUID()}, 'none', now() - interval '1 hour')`.execute(log.db)
  const samples = samplesOf((await call('GET', '/metrics')).body)
  t.ok((samples.get('onrecord_work_waiting{work="extraction"}') ?? 0) >= 1)
  t.ok((samples.get('onrecord_work_waiting_seconds{work="extraction"}') ?? 0) >= 3600)
})

t.test('it names no dossier, document, key or word, and is for keys that see all', async (t) => {
  const { call, get, keyFor, documentId } = await harbourApi(t)
  await get(`/documents/${documentId}`)
  await call('GET', '/v1/dossiers/no-such-place/claims')
  const { body: text } = await call('GET', '/metrics')
  t.notMatch(text, new RegExp(`harbour|no-such-place|${documentId}|onr_`))
  t.equal((await call('GET', '/metrics', { key: await keyFor(['admin'], ['harbour']) })).status, 403)
  t.equal((await call('GET', '/metrics', { key: await keyFor(['read']) })).status, 403)
  t.equal((await call('GET', '/metrics', { key: null })).status, 401)
})

t.test('without PostgreSQL it tells what the process knows, and nothing that it knew before', async (t) => {
  let now = 0
  const metrics = openMetrics({ clock: () => (now += 1000) })
  t.teardown(() => metrics.close())
  const work = { behind: [{ consumer: 'views', events: 3, seconds: 2 }], views: [], waiting: [], attempts: [] }
  t.equal(samplesOf(await metrics.expose(async () => work)).get('onrecord_consumer_behind_events{consumer="views"}'), 3)
  const alone = samplesOf(await metrics.expose(() => Promise.reject(new Error('gone'))))
  t.equal(alone.get('onrecord_database_up'), 0)
  t.notOk(alone.has('onrecord_consumer_behind_events{consumer="views"}'))
  t.ok(alone.has('process_cpu_seconds_total'))
  const waiting = samplesOf(await metrics.expose(() => new Promise(() => {})))
  t.equal(waiting.get('onrecord_database_up'), 0, 'nor does it wait for long')
})

t.test('scrapes of one second share a reading of PostgreSQL', async (t) => {
  let now = 0
  let readings = 0
  const metrics = openMetrics({ clock: () => now })
  t.teardown(() => metrics.close())
  const readWork = async () => {
    readings += 1
    return { behind: [{ consumer: 'views', events: readings, seconds: 0 }], views: [], waiting: [], attempts: [] }
  }
  const scrape = async () =>
    samplesOf(await metrics.expose(readWork)).get('onrecord_consumer_behind_events{consumer="views"}')
  t.same(await Promise.all([scrape(), scrape()]), [1, 1])
  now = 999
  t.equal(await scrape(), 1)
  now = 1000
  t.equal(await scrape(), 2)
})

t.test('requests are counted by how they were answered, in the buckets that hold them', async (t) => {
  const metrics = openMetrics()
  t.teardown(() => metrics.close())
  const line = { method: 'GET', route: '/a', status: 200, durationMs: 0, dossier: null, keyId: null }
  const count = metrics.ofRequests(line)
  for (const ms of [0.5, 1, 30]) count(ms)
  metrics.ofRequests(line)(20_000)
  metrics.ofRequests({ ...line, route: null, status: 404 })(7)
  const samples = samplesOf(await metrics.expose(() => Promise.reject(new Error('gone'))))
  const of = (part: string, labels: string) => samples.get(`onrecord_http_request_duration_seconds_${part}{${labels}}`)
  const list = 'method="GET",route="/a",status="200"'
  const within = (le: string) => of('bucket', `le="${le}",${list}`)
  t.same(['0.001', '0.005', '0.05', '10', '+Inf'].map(within), [2, 2, 3, 3, 4])
  t.equal(of('count', list), 4)
  t.ok(Math.abs((of('sum', list) ?? 0) - 20.0315) < 1e-9)
  t.equal(of('count', 'method="GET",route="none",status="404"'), 1)
})

t.test('a closed server counts nothing more', async (t) => {
  const { log } = await harbourApi(t)
  const metrics = openMetrics()
  metrics.close()
  await append(log, {
    dossier: 'pier',
    commandId: randomUUID(),
    events: [{ type: 'DossierOpened', data: { title: 'Pier' } }],
  })
  const samples = samplesOf(await metrics.expose(() => Promise.reject(new Error('gone'))))
  t.equal(samples.get('onrecord_events_appended_total'), 0)
})
