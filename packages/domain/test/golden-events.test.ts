import { readFile } from 'node:fs/promises'
import t from 'tap'
import { type EventType, eventRegistry } from '../src/events/index.ts'

/** An event as some release stored it; lines are added here and never changed. */
type GoldenEvent = { type: EventType; schemaVersion: number; data: Record<string, unknown> }

const golden: GoldenEvent[] = JSON.parse(await readFile(new URL('golden/events.json', import.meta.url), 'utf8'))

t.test('every event type is listed under its own name, with one upcaster for each version after the first', (t) => {
  for (const [name, definition] of Object.entries(eventRegistry)) {
    t.equal(definition.type, name)
    t.equal(definition.upcasters.length, definition.version - 1, name)
  }
  t.end()
})

t.test('every version of every event type that was ever stored is still read', (t) => {
  for (const { type, schemaVersion, data } of golden) {
    const { upcasters, data: schema } = eventRegistry[type]
    const upcast = upcasters.slice(schemaVersion - 1).reduce((older, bring) => bring(older), data)
    const read = schema.safeParse(upcast)
    t.ok(read.success, `${type} ${schemaVersion}`, { error: read.error?.message })
    if (upcasters.length === 0) t.same(read.data, data, `${type} ${schemaVersion} is read as it was written`)
  }
  t.end()
})

t.test('each version of each event type stands among those that must be read', (t) => {
  const listed = golden.map(({ type, schemaVersion }) => `${type} ${schemaVersion}`)
  const versions = Object.values(eventRegistry).flatMap(({ type, version }) =>
    Array.from({ length: version }, (_, index) => `${type} ${index + 1}`),
  )
  t.strictSame(listed.toSorted(), versions.toSorted())
  t.end()
})

t.test('an event belongs to the stream that its type names', (t) => {
  const streams = new Map(
    golden.map(({ type, data }) => {
      // The registry's entries each take their own data; what the file holds was checked against it above.
      const stream = eventRegistry[type].stream as (data: Record<string, unknown>) => string
      return [type, stream(data)]
    }),
  )
  t.equal(streams.get('DossierConfigured'), 'dossier')
  t.equal(streams.get('DocumentFailed'), 'document-00112233445566778899aabbccddeeff')
  t.equal(streams.get('ClaimRetracted'), 'claim-e3278541-ccd6-5e00-a34e-cb14cf114d3e')
  t.equal(streams.get('IssueClosed'), 'issue-rosters')
  t.equal(streams.get('ClaimsLinked'), streams.get('ClaimsUnlinked'), 'a link and its end share a stream')
  t.end()
})
