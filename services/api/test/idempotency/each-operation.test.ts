import { randomBytes } from 'node:crypto'
import { parseSecretsKeys } from '@onrecord/webhooks'
import t from 'tap'
import { buildServer } from '../../src/index.ts'
import { openLogger } from '../../src/logger.ts'
import { attacked } from '../attack/attacked.ts'
import { addressOf, type Operation } from '../attack/operations.ts'
import { CLAIMS } from '../harbour.ts'

type Attacked = Awaited<ReturnType<typeof attacked>>

/** Two requests to an operation that are both taken, one after the other. A path parameter stands in `ids`. */
type Requests = (api: Attacked) => Promise<{ bodies: [unknown, unknown]; ids?: Record<string, string> }>

/** The same request so many times at once. */
const TOGETHER = 8

const reasons = [{ reason: 'As it stands.' }, { reason: 'On reflection.' }] as const
const given =
  (...bodies: [unknown, unknown]): Requests =>
  async () => ({ bodies })

/** Requests by operation: every POST is listed, so that a new one is thought of. */
const REQUESTS: Readonly<Record<string, Requests>> = {
  openDossier: given({ id: 'pier', title: 'Pier' }, { id: 'mole', title: 'Mole' }),
  tryConfiguration: given({ id: 'harbour', title: 'One' }, { id: 'harbour', title: 'Two' }),
  submitDocument: given({ text: 'A pilot said little.' }, { text: 'A pilot said nothing.' }),
  addFeed: given(
    { url: 'https://desk.example.org/one', source: 'One' },
    { url: 'https://desk.example.org/two', source: 'Two' },
  ),
  requestExtraction: given(undefined, undefined),
  submitClaims: async ({ call }) => {
    const text = 'We sail on Friday. We stay on Monday.'
    const { body } = await call('POST', '/v1/dossiers/harbour/documents', { body: { text, extract: false } })
    const claimOf = (exact: string) => {
      const start = text.indexOf(exact)
      const segments = [{ exact, start, end: start + exact.length }]
      return { claim: { kind: 'statement', act: 'commit', segments, reported: 'direct' } }
    }
    const bodyOf = (exact: string) => ({ documentId: body.id, claims: [claimOf(exact)] })
    return { bodies: [bodyOf('We sail on Friday.'), bodyOf('We stay on Monday.')] }
  },
  enterClaim: given(byHand('We sail on Friday.'), byHand('We stay on Monday.')),
  decideClaim: given(negated(true), negated(false)),
  decideDocument: given(
    { decision: 'date', publishedOn: '2025-03-05' },
    { decision: 'date', publishedOn: '2025-03-06' },
  ),
  decideLink: given(
    { decision: 'link', relation: 'rejects', ...reasons[0] },
    { decision: 'link', relation: 'accepts', ...reasons[0] },
  ),
  decideIssue: given({ decision: 'close', ...reasons[0] }, { decision: 'reopen', ...reasons[0] }),
  decideSource: given(
    { decision: 'grade', name: 'Harbour Gazette', reliability: 'B' },
    { decision: 'grade', name: 'Harbour Gazette', reliability: 'C' },
  ),
  decideTogether: async ({ demand = '', refusal = '', get }) => {
    const itemOf = async (id: string) => {
      const version = Number(/^"(\d+)\./.exec(String((await get(`/claims/${id}`)).headers.etag))?.[1])
      return { items: [{ about: 'claim', id, version, decide: negated(true) }] }
    }
    return { bodies: [await itemOf(demand), await itemOf(refusal)] }
  },
  undoDecision: async ({ call }) => {
    const path = '/v1/dossiers/harbour/sticking-points/crews/decisions'
    const body = { decision: 'close', ...reasons[0] }
    const closed = await call('POST', path, { body, headers: { 'if-match': '*' } })
    return { bodies: [...reasons], ids: { seq: String(closed.body.events[0].seq) } }
  },
  createWebhook: given({ url: 'https://desk.example.org/one' }, { url: 'https://desk.example.org/two' }),
  redeliverWebhook: given({ after: { harbour: 0 } }, { after: { harbour: 1 } }),
  testWebhook: given(undefined, undefined),
  rotateWebhookSecret: given({ graceSeconds: 60 }, { graceSeconds: 120 }),
  createApiKey: given({ label: 'One', scopes: ['read'] }, { label: 'Two', scopes: ['read'] }),
  createFeedToken: given({ route: 'calendar', label: 'One' }, { route: 'calendar', label: 'Two' }),
}

function negated(is: boolean) {
  return { decision: 'correct', changes: { negated: is }, ...reasons[0] }
}

function byHand(text: string) {
  return {
    document: { text, source: 'Phone call', publishedOn: '2025-03-06' },
    claim: { kind: 'statement', act: 'commit', reported: 'direct' },
    classification: CLAIMS[1]?.classification,
  }
}

/** Operations whose second request can only be taken where the first was not. */
const ONCE = ['undoDecision']

const api = await attacked(t)
const { call, log, database, keyFor, operations, idsOf } = api
const key = await keyFor(['admin'])

/** Another process on the same database, which remembers nothing. */
const restarted = await buildServer({
  log,
  logger: openLogger({ name: 'test', level: 'silent' }),
  allowedHosts: null,
  webhooks: { secretsKeys: parseSecretsKeys(randomBytes(32).toString('base64')), allowLoopback: true },
})
t.teardown(() => restarted.close())

const recorded = async (): Promise<number> => {
  const { rows } = await database.pool.query('select count(*)::integer as count from event')
  return rows[0].count
}

for (const operation of operations.filter(({ method }) => method === 'POST')) {
  t.test(`${operation.id}: asked for twice with one Idempotency-Key it is done once`, async (t) => {
    const requests = REQUESTS[operation.id]
    t.ok(requests, 'it is known what it takes')
    if (requests === undefined) return
    const { bodies, ids = {} } = await requests(api)
    const path = addressOf(operation, { ...idsOf(operation), ...ids })
    const post = (body: unknown, idempotencyKey: string) =>
      call('POST', path, { key, body, headers: headersOf(operation, idempotencyKey) })

    const first = await post(bodies[0], `${operation.id}-1`)
    t.ok(first.status < 300, `taken: ${first.status} ${JSON.stringify(first.body)}`)
    const events = await recorded()
    const again = await post(bodies[0], `${operation.id}-1`)
    t.equal(again.status, first.status)
    t.same(again.body, first.body)
    t.same([again.headers.location, again.headers.etag], [first.headers.location, first.headers.etag])
    t.equal(again.headers['idempotency-replayed'], 'true')

    const afresh = await restarted.inject({
      method: 'POST',
      url: path,
      headers: {
        authorization: `Bearer ${key}`,
        ...(bodies[0] === undefined ? {} : { 'content-type': 'application/json' }),
        ...headersOf(operation, `${operation.id}-1`),
      },
      ...(bodies[0] === undefined ? {} : { payload: JSON.stringify(bodies[0]) }),
    })
    t.equal(afresh.statusCode, first.status, 'by another process too')
    t.equal(afresh.headers['idempotency-replayed'], 'true')
    t.same(afresh.body === '' ? '' : afresh.json(), first.body)

    if (bodies[1] !== undefined) {
      const other = await post(bodies[1], `${operation.id}-1`)
      t.match(other, { status: 422, body: { code: 'idempotency-key-reused' } })
    }
    t.equal(await recorded(), events, 'nothing more was recorded')
    if (ONCE.includes(operation.id)) return

    const answers = await Promise.all(Array.from({ length: TOGETHER }, () => post(bodies[1], `${operation.id}-2`)))
    const taken = answers.filter(({ status }) => status === first.status)
    const refused = answers.filter(({ status }) => status !== first.status)
    t.ok(taken.length >= 1, 'one of those that came at once is answered')
    for (const answer of taken) t.same(answer.body, taken[0]?.body, 'and no two are different')
    for (const answer of refused) {
      t.match(answer, { status: 409, headers: { 'retry-after': /\d/ }, body: { code: 'request-in-progress' } })
    }
  })
}

function headersOf({ parameters }: Operation, idempotencyKey: string): Record<string, string> {
  const isGuarded = parameters.some(({ name }) => name === 'if-match')
  return { 'idempotency-key': idempotencyKey, ...(isGuarded ? { 'if-match': '*' } : {}) }
}
