import type { RecordedClaim } from '@onrecord/domain'
import { waitFor } from '@onrecord/testing'
import { ClaimRecordedBody } from '@onrecord/webhooks'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { readSamples } from '../src/samples.ts'
import { listStickingPoints } from '../src/sticking-points.ts'
import { allClaims, ask, outcome, submit } from './fixture/api.ts'
import { onrecord } from './fixture/command.ts'
import { startReceiver } from './fixture/receiver.ts'
import { freshSystem } from './fixture/system.ts'

const system = await freshSystem(t)
const { client } = system
const receiver = await startReceiver(t)
const strike = (await readSamples()).find(({ configuration }) => configuration.id === 'port-strike')
if (strike === undefined) throw new Error('the sample port-strike is gone')
const { configuration, documents } = strike

const subscription = await ask<{ secret: string }>(client, '/v1/webhooks', {
  body: { url: receiver.url, dossiers: ['port-strike'], filter: { minimumConfidence: 0 } },
})
await load('port-strike', documents)

/** Opens a dossier of the sample's configuration and has the documents read, in this order. */
async function load(dossier: string, inOrder: typeof documents): Promise<void> {
  const opened = await ask(client, '/v1/dossiers', { body: { ...configuration, id: dossier } })
  if (opened.status !== 201) throw new Error(`dossier refused: ${JSON.stringify(opened.body)}`)
  for (const document of inOrder) {
    const { state } = await outcome(client, dossier, await submit(client, dossier, document))
    if (state !== 'processed') throw new Error(`${document.title} is ${state}`)
  }
  await system.settled(dossier)
}

t.test('the sample arrives out of order', (t) => {
  const dates = documents.map(({ publishedOn }) => publishedOn ?? '')
  t.notSame(dates, dates.toSorted())
  t.end()
})

t.test('the claims that come out rest on the exact words of their documents', async (t) => {
  const claims = await allClaims(client, 'port-strike')
  const texts = new Map<string, string>()
  for (const id of new Set(claims.map(({ document }) => document.id))) {
    texts.set(id, (await outcome(client, 'port-strike', id)).text ?? '')
  }
  t.equal(texts.size, documents.length, 'every document has claims')
  t.same([...texts.values()].toSorted(), documents.map(({ text }) => text).toSorted())
  for (const { claim, document } of claims) {
    const text = texts.get(document.id) ?? ''
    for (const { exact, start, end } of wordsOf(claim)) t.equal(exact, text.slice(start, end), claim.id)
  }
})

t.test('the open sticking points of phase 2 say who holds what, in exact words', async (t) => {
  const points = await listStickingPoints(client, 'port-strike', { phase: '2', status: 'open' })
  t.ok(points.length >= 3, 'rosters, cranes and their contract at least')
  const known = new Map((await allClaims(client, 'port-strike')).map((recorded) => [recorded.claim.id, recorded]))
  for (const point of points) {
    t.match(point, { status: 'open', standing: String, issue: { label: String, proposition: String } }, point.issue.id)
    t.ok(point.positions.length + point.noPosition.length >= 2, `${point.issue.id}: both sides are named`)
    for (const { party, claims } of point.positions) {
      t.ok(party?.label)
      t.ok(claims.length > 0, `${point.issue.id}: the position of ${party?.label} rests on claims`)
      for (const { claimId, words } of claims) t.equal(words, spoken(known.get(claimId)))
    }
  }
  const holders = points.map(({ positions }) => new Set(positions.map(({ party }) => party?.id)))
  t.ok(
    holders.some((sides) => sides.has('company') && sides.has('union')),
    'union and company face each other',
  )
})

t.test('the webhook tells of each new claim once per id, signed', async (t) => {
  const claims = await allClaims(client, 'port-strike')
  const told = await waitFor(async () => (receiver.receipts.length >= claims.length ? receiver.receipts : undefined), {
    what: `${claims.length} deliveries`,
    timeoutMs: 30_000,
  })
  const webhook = new Webhook(subscription.body.secret)
  const bodies = told.map(({ headers, body }) => {
    const event = ClaimRecordedBody.parse(webhook.verify(body, headers as Record<string, string>))
    t.equal(headers['webhook-id'], event.id)
    return event
  })
  const byId = new Map(bodies.map((body) => [body.id, body.data.claim.id]))
  t.same([...byId.values()].toSorted(), claims.map(({ claim }) => claim.id).toSorted())
  const [told1] = bodies
  t.same(told1?.data.claim, claims.find(({ claim }) => claim.id === told1?.subject)?.claim, 'with the same words')
})

t.test('replay in a process of its own prints the digests of the live views', async (t) => {
  const { code, stdout, stderr } = await onrecord(t, ['replay', '--json', '-d', 'port-strike'], system)
  t.equal(code, 0, stderr)
  const { replayed, live } = JSON.parse(stdout)
  t.ok(Object.keys(replayed).includes('sticking-points'))
  t.same(replayed, live)
})

t.test('another order of arrival gives the same positions and standings', async (t) => {
  await load('port-strike-again', documents.toReversed())
  const all = { framework: 'all' }
  const first = await listStickingPoints(client, 'port-strike', all)
  const second = await listStickingPoints(client, 'port-strike-again', all)
  t.ok(first.length > 5)
  t.same(second.map(withoutIds), first.map(withoutIds))
})

type Point = Awaited<ReturnType<typeof listStickingPoints>>[number]

/** What a reader sees. Ids are keyed by each dossier's own secret, and break ties among claims of one day. */
function withoutIds({ issue, framework, status, standing, since, why, positions, within, voices, noPosition }: Point) {
  const held = (list: Point['positions']) =>
    list
      .map(({ claims, ...position }) => ({ ...position, words: claims.map(({ words }) => words).toSorted() }))
      .toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  const [rule, sides] = [why.rule, [positions, within, voices].map(held)]
  return { issue: issue.id, framework: framework?.id, status, standing, since, rule, sides, noPosition }
}

function wordsOf({ segments, cue, mention }: RecordedClaim['claim']) {
  return [...segments, ...[cue, mention].flatMap((words) => words ?? [])]
}

function spoken(recorded: RecordedClaim | undefined): string | undefined {
  return recorded?.claim.segments.map(({ exact }) => exact).join(' … ')
}
