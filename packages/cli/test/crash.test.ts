import type { RecordedEvent } from '@onrecord/domain'
import { waitFor } from '@onrecord/testing'
import t, { type Test } from 'tap'
import type { ApiClient } from '../src/api-client.ts'
import { allEvents, ask, outcome, submit } from './fixture/api.ts'
import { onrecord, startUp } from './fixture/command.ts'
import { findPostmaster, freshHome } from './fixture/home.ts'

const DOSSIER = 'harbour'
const settings = { home: await freshHome(t), env: { API_PORT: '0' } }
const file = t // The second start outlives its test.
let up = await startUp(file, settings, ['--no-samples'])
await ask(up.client, '/v1/dossiers', {
  body: {
    id: DOSSIER,
    title: 'Harbour dispute',
    issues: [{ id: 'pay', label: 'Pay', proposition: 'Pay rises', terms: ['pay', 'wages'] }],
    parties: [{ id: 'union', label: 'Dockers Union', negotiates: true }],
    actors: [{ id: 'mara-lind', name: 'Mara Lind', party: 'union' }],
  },
})

/** Texts with claims in them, long enough that many of them are not read at once. */
function dispatch(nth: number): object {
  const paragraphs = Array.from({ length: 6 }, (_, part) => [
    `Mara Lind said on Tuesday that the dockers would strike for ${part + 2} days unless pay rose by ${nth} per cent.`,
    `“We will not sign paper ${nth}-${part} that leaves wages where they are,” Mara Lind said.`,
  ])
  return { text: paragraphs.flat().join('\n\n'), source: 'Harbour Gazette', publishedOn: '2026-03-03' }
}

type Of<Type> = Extract<RecordedEvent, { type: Type }>
const ofType = <Type extends RecordedEvent['type']>(events: RecordedEvent[], type: Type): Of<Type>[] =>
  events.filter((event): event is Of<Type> => event.type === type)

/** Every document has one outcome, which is that it was processed; every claim was recorded once; replay is equal. */
async function proveWhole(t: Test, ids: readonly string[]): Promise<void> {
  for (const id of ids) t.equal((await outcome(up.client, DOSSIER, id)).state, 'processed')
  const events = await allEvents(up.client, DOSSIER)
  t.same(
    events.map(({ seq }) => seq),
    Array.from(events, (_, nth) => nth + 1),
    'no gap',
  )
  const processed = ofType(events, 'DocumentProcessed')
  t.same(processed.map(({ data }) => data.documentId).toSorted(), ids.toSorted(), 'each document once')
  const claims = [
    ...ofType(events, 'StatementRecorded'),
    ...ofType(events, 'DemandRecorded'),
    ...ofType(events, 'DeadlineRecorded'),
  ]
  t.ok(claims.length >= ids.length * 6, `${claims.length} claims`)
  t.equal(new Set(claims.map(({ data }) => data.claimId)).size, claims.length, 'no claim twice')
  t.equal(
    claims.length,
    processed.reduce((sum, { data }) => sum + data.claims, 0),
    'as many as the outcomes say',
  )
  const replay = await onrecord(t, ['replay', '-d', DOSSIER], settings)
  t.equal(replay.code, 0, replay.stderr)
  t.notMatch(replay.stdout, 'DIFFERS')
}

const accepted: string[] = []

t.test('a start that is killed in the middle of forty documents is finished by the next one', async (t) => {
  const posts = Array.from({ length: 40 }, (_, nth) => submit(up.client, DOSSIER, dispatch(nth)))
  accepted.push(...(await Promise.all(posts)))
  const begun = async () => {
    const { length } = ofType(await allEvents(up.client, DOSSIER), 'DocumentProcessed')
    return length > 0 ? length : undefined
  }
  const read = await waitFor(begun, { what: 'the first document to be read', timeoutMs: 30_000 })
  t.ok(read < accepted.length, `in the middle: ${read} are read`)
  await up.end('SIGKILL')
  up = await startUp(file, settings)
  await proveWhole(t, accepted)
})

t.test('PostgreSQL killed under load loses and doubles nothing, and the services recover by themselves', async (t) => {
  for (let nth = 40; nth < 70; nth++) {
    if (nth === 50 || nth === 60) await killPostmaster()
    accepted.push(await submitUntilAccepted(up.client, dispatch(nth)))
  }
  await proveWhole(t, accepted)
})

async function killPostmaster(): Promise<void> {
  const { pid } = await waitFor(() => findPostmaster(settings.home), { what: 'a server to kill' })
  process.kill(pid, 'SIGKILL')
}

/** What a careful client does: it sends the same again where the api can't answer now. */
async function submitUntilAccepted(client: ApiClient, body: object): Promise<string> {
  const tried = async () => {
    const answer = await ask<{ id: string; code?: string }>(client, `/v1/dossiers/${DOSSIER}/documents`, {
      body,
    }).catch(() => undefined)
    if (answer === undefined || answer.status === 503) return undefined
    if (answer.status !== 202 && answer.status !== 200) return { refused: JSON.stringify(answer) }
    return { id: answer.body.id }
  }
  const { id, refused } = await waitFor<{ id?: string; refused?: string }>(tried, {
    what: 'a document to be accepted',
    timeoutMs: 30_000,
  })
  if (id === undefined) throw new Error(refused)
  return id
}
