import { randomUUID } from 'node:crypto'
import { openDatabase } from '@onrecord/database'
import { type DomainEvent, eventRegistry, type RecordedClaim } from '@onrecord/domain'
import { append, closeEventLog, openEventLog } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { allClaims, allEvents, ask, outcome, submit } from './fixture/api.ts'
import { onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const { client, home, env, settled } = await freshSystem(t)
const database = openDatabase({ url: env.DATABASE_URL ?? '', name: 'test', poolSize: 1 })
const log = openEventLog({ database, registry: eventRegistry })
t.teardown(async () => {
  await closeEventLog(log)
  await database.close()
})

const STRIKE = {
  id: 'strike',
  title: 'Strike',
  actors: [{ id: 'lind', name: 'Mara Lind' }],
  issues: [{ id: 'pay', label: 'Pay', proposition: 'Pay rises', terms: ['pay'] }],
}
const TEXT = [
  'Mara Lind demanded that pay rise by six per cent.',
  'Mara Lind said talks had gone nowhere.',
  'Mara Lind warned that the crews would strike on 12 May 2025.',
].join('\n\n')

const reextract = (...args: string[]) => onrecord(t, ['reextract', '--dossier', 'strike', ...args], { home, env })
/** What an extractor of old would have left in the log: without a key, so that no person stands behind it. */
const leave = (event: DomainEvent) =>
  append(log, { dossier: 'strike', commandId: randomUUID(), events: [event], metadata: { actor: 'ingest' } })
const claimWith = (claims: readonly RecordedClaim[], words: string): string => {
  const found = claims.find(({ claim }) => claim.segments.some(({ exact }) => exact.includes(words)))
  if (found === undefined) throw new Error(`no claim says ${words}`)
  return found.claim.id
}

await ask(client, '/v1/dossiers', { body: STRIKE })
const documentId = await submit(client, 'strike', { text: TEXT, publishedOn: '2025-05-06', title: 'No deal' })
await outcome(client, 'strike', documentId)
await settled('strike')
const claims = await allClaims(client, 'strike')
const [demand, remark, threat] = [
  claimWith(claims, 'six per cent'),
  claimWith(claims, 'nowhere'),
  claimWith(claims, 'strike'),
]

t.test('the same extractor changes nothing', async (t) => {
  t.match(await reextract(), {
    code: 0,
    stdout: '',
    stderr: /^documents: 1, claims added: 0, changed: 0, removed: 0$/m,
  })
})

t.test('what a newer one adds and changes is shown, and nothing is appended', async (t) => {
  await leave({ type: 'ClaimRetracted', data: { claimId: demand, reason: 'rules 0 no longer finds it in the text.' } })
  await leave({
    type: 'ClaimCorrected',
    data: { claimId: threat, changes: { due: null }, reason: 'Read again by rules 0.' },
  })
  const decided = { decision: 'correct', changes: { act: 'deny' }, reason: 'heard it' }
  const headers = { 'if-match': '*' }
  const corrected = await ask(client, `/v1/dossiers/strike/claims/${remark}/decisions`, { body: decided, headers })
  t.ok(corrected.status < 300, JSON.stringify(corrected))
  await settled('strike')
  const before = await allEvents(client, 'strike')
  const shown = await reextract()
  t.equal(shown.code, 0, shown.stderr)
  t.match(shown.stdout, /^No deal, [0-9a-f]{32}: rules \d/)
  t.match(shown.stdout, new RegExp(`^  \\+ demand: “.*pay rise by six per cent”  ${demand}$`, 'm'))
  t.match(shown.stdout, /^  ~ .*“.*strike.*”/m)
  t.match(shown.stdout, /^ {6}due: none → .*2025-05-12/m)
  t.match(shown.stdout, /^  = statement, deny: “.*nowhere.*”/m)
  t.match(shown.stdout, /^ {6}act: deny → assert$/m)
  t.match(shown.stderr, 'claims added: 1, changed: 1, removed: 0; 1 that a person decided are read otherwise and stay')
  t.match(shown.stderr, 'nothing was appended')
  const [line] = (await reextract('--json', '--document', documentId)).stdout.split('\n')
  t.match(JSON.parse(line ?? ''), { documentId, changes: [{ claimId: demand, before: null, decided: false }, {}, {}] })
  t.equal((await allEvents(client, 'strike')).length, before.length)
})

t.test('applied, it is recorded quietly; then there is nothing left to apply', async (t) => {
  const applied = await reextract('--apply')
  t.match(applied, { code: 0, stderr: '1 documents are asked for' })
  const processed = async () => {
    const events = await allEvents(client, 'strike')
    return events.filter(({ type }) => type === 'DocumentProcessed').length === 2 ? events : undefined
  }
  const events = await waitFor(processed, { what: 'the document to be read again', timeoutMs: 30_000 })
  const last = events.findLastIndex(({ type }) => type === 'ExtractionRequested')
  const own = events.slice(last + 1).filter(({ metadata }) => metadata.causationId === events[last]?.eventId)
  t.match(events[last], { data: { reason: 'reextract', quiet: true }, metadata: { actor: 'cli', keyId: null } })
  t.ok(own.some(({ type }) => type === 'DemandRecorded'))
  t.ok(own.every(({ metadata }) => metadata.quiet === true))
  await settled('strike')
  t.match(await reextract(), { code: 0, stderr: /added: 0, changed: 0, removed: 0; 1 that a person decided/ })
})

t.test('with --notify it is told', async (t) => {
  await leave({ type: 'ClaimRetracted', data: { claimId: demand, reason: 'rules 0 no longer finds it in the text.' } })
  t.match(await reextract('--notify'), { code: 0, stderr: '1 documents are asked for' })
  const requests = (await allEvents(client, 'strike')).filter(({ type }) => type === 'ExtractionRequested')
  t.notOk(requests.at(-1)?.data && 'quiet' in (requests.at(-1)?.data ?? {}))
})

t.test('a dossier or document that is not there is told', async (t) => {
  const nowhere = await onrecord(t, ['reextract', '--dossier', 'nowhere'], { home, env })
  t.match(nowhere, { code: 2, stderr: 'no dossier nowhere' })
  const unknown = await reextract('--document', '0'.repeat(32))
  t.match(unknown, { code: 2, stderr: 'not read: unknown-document' })
})
