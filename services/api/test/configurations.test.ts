import { diffConfigurations } from '@onrecord/domain'
import t from 'tap'
import { freshApi } from './fresh-api.ts'
import { CLAIMS, HARBOUR, TEXT } from './harbour.ts'

const PATH = '/v1/dossiers/harbour'

async function harbour(t: Parameters<typeof freshApi>[0]) {
  const api = await freshApi(t)
  await api.openDossier(HARBOUR)
  const put = async (body: unknown, etag?: string) =>
    api.call('PUT', PATH, { body, headers: etag === undefined ? {} : { 'if-match': etag } })
  const etag = async () => String((await api.call('GET', PATH)).headers.etag)
  return { ...api, put, etag }
}

t.test('a configuration is replaced as its next version, by whoever saw the one before', async (t) => {
  const { call, put, etag, keyFor } = await harbour(t)
  const first = await etag()
  t.match(await put({ ...HARBOUR, title: 'Talks' }), { status: 428 })
  const replaced = await put({ ...HARBOUR, title: 'Talks' }, first)
  t.match(replaced, {
    status: 200,
    body: {
      title: 'Talks',
      configurationVersion: 2,
      reclassification: { state: 'running', configVersion: 2, examined: 0, changed: 0 },
    },
  })
  t.match(await put({ ...HARBOUR, title: 'Others' }, first), {
    status: 412,
    body: { code: 'precondition-failed', details: { since: [{ type: 'DossierConfigured' }] } },
  })
  t.match(await put({ ...HARBOUR, title: 'Others' }, String(replaced.headers.etag)), { status: 200 })
  const reviewer = await keyFor(['review', 'ingest', 'read'])
  t.match(await call('PUT', PATH, { key: reviewer, body: HARBOUR, headers: { 'if-match': '*' } }), { status: 403 })
  t.match(await call('PUT', '/v1/dossiers/nothing', { body: HARBOUR, headers: { 'if-match': '*' } }), { status: 400 })
  const nothing = { ...HARBOUR, id: 'nothing' }
  t.match(await call('PUT', '/v1/dossiers/nothing', { body: nothing, headers: { 'if-match': '*' } }), { status: 404 })
})

t.test('of two that saw the same, one replaces', async (t) => {
  const { put, etag } = await harbour(t)
  const seen = await etag()
  const answers = await Promise.all(['A', 'B', 'C', 'D'].map((title) => put({ ...HARBOUR, title }, seen)))
  t.same(answers.map(({ status }) => String(status)).sort(), ['200', '412', '412', '412'])
})

t.test('an equal configuration leaves no event', async (t) => {
  const { put, log } = await harbour(t)
  const head = () =>
    log.db.selectFrom('log').select('seq').where('dossier_id', '=', 'harbour').executeTakeFirstOrThrow()
  const before = await head()
  t.match(await put(HARBOUR, '*'), {
    status: 200,
    body: { configurationVersion: 1, reclassification: { state: 'done' } },
  })
  t.same(await head(), before)
})

t.test('what is wrong is said with its place, and what may not be meant is warned of', async (t) => {
  const { call, put } = await harbour(t)
  t.match(await put({ ...HARBOUR, id: 'port' }, '*'), {
    status: 400,
    body: { errors: [{ in: 'body', pointer: '/id', detail: 'is port, and not harbour: a dossier keeps its id' }] },
  })
  t.match(await put({ ...HARBOUR, partys: [] }, '*'), {
    status: 400,
    body: { errors: [{ pointer: '/partys', detail: 'is not known here; did you mean parties?' }] },
  })
  const phases = { 'draft-2025': [2, 7] }
  const issues = [{ id: 'pay', label: 'Pay', proposition: 'Paid', phases }]
  t.match(await put({ ...HARBOUR, issues }, '*'), {
    status: 400,
    body: { errors: [{ pointer: '/issues/0/phases/draft-2025/1', detail: 'draft-2025 has no phase 7; it has 1, 2' }] },
  })
  const opened = await call('POST', '/v1/dossiers', { body: { ...HARBOUR, id: 'port', issues } })
  t.match(opened, { status: 400, body: { errors: [{ pointer: '/issues/0/phases/draft-2025/1' }] } })
  t.match((await put({ ...HARBOUR, title: 'Talks' }, '*')).body.warnings, [
    { severity: 'warning', pointer: '/issues/0/terms' },
    { severity: 'warning', pointer: '/issues/1/terms' },
  ])
})

t.test('what is taken away is warned of with the live claims that refer to it', async (t) => {
  const { call, put } = await harbour(t)
  const body = { text: TEXT, source: 'Harbour Gazette', publishedOn: '2025-03-04' }
  const { body: receipt } = await call('POST', `${PATH}/documents`, { body })
  const claims = await call('POST', `${PATH}/claims`, { body: { documentId: receipt.id, claims: CLAIMS } })
  await call('GET', `${PATH}/claims?minSeq=${claims.body.items.at(-1).seq}`)
  const smaller = {
    ...HARBOUR,
    issues: HARBOUR.issues?.filter(({ id }) => id === 'crews'),
    actors: HARBOUR.actors?.filter(({ id }) => id !== 'jon-keel'),
  }
  const lost = [
    { severity: 'warning', pointer: '/issues', says: 'the issue pay is gone; 2 live claims refer to it' },
    { severity: 'warning', pointer: '/actors', says: 'the actor jon-keel is gone; 2 live claims refer to it' },
  ]
  const tried = await call('POST', `${PATH}/configurations/diff`, { body: smaller })
  t.match(tried, { status: 200, body: { valid: true, from: 1 } })
  t.same(tried.body.faults.slice(-2), lost)
  t.match(tried.body.changes, [
    { path: '/issues/pay', change: 'removed', after: null },
    { path: '/actors/jon-keel', change: 'removed' },
  ])
  t.same((await put(smaller, '*')).body.warnings.slice(-2), lost)
})

t.test('a proposal is tried without being stored, sound or not', async (t) => {
  const { call } = await harbour(t)
  const tried = (body: unknown) => call('POST', `${PATH}/configurations/diff`, { body })
  t.match(await tried({ ...HARBOUR, titel: 'x', actors: [{ id: 'x', name: 'X', party: 'uniom' }] }), {
    status: 200,
    body: {
      valid: false,
      faults: [{ severity: 'error', pointer: '/titel', says: 'is not known here; did you mean title?' }],
      changes: [],
    },
  })
  t.match(await tried({ ...HARBOUR, id: 'port' }), { status: 400 })
  t.match(await tried([]), { status: 400 })
  t.match((await call('GET', PATH)).body, { configurationVersion: 1 })
})

t.test('every configuration can be read again, and what became of it', async (t) => {
  const { call, put } = await harbour(t)
  const second = { ...HARBOUR, title: 'Talks', parties: [...(HARBOUR.parties ?? []), { id: 'court', label: 'Court' }] }
  await put(second, '*')
  await put({ ...second, weekStart: 'sunday' }, '*')
  const page = await call('GET', `${PATH}/configurations?limit=2`)
  t.match(page, { status: 200, body: { items: [{ version: 3, title: 'Talks' }, { version: 2 }] } })
  t.type(page.body.items[0].by, 'string')
  const rest = await call('GET', `${PATH}/configurations?limit=2&cursor=${page.body.next}`)
  t.match(rest.body, { items: [{ version: 1, title: 'Harbour talks', seq: 2 }], next: null })
  const [one, two] = await Promise.all([1, 2].map((nth) => call('GET', `${PATH}/configurations/${nth}`)))
  t.match(two?.body, { version: 2, configuration: { title: 'Talks' } })
  const diff = await call('GET', `${PATH}/configurations/diff?from=1&to=2`)
  t.same(diff.body.changes, diffConfigurations(one?.body.configuration, two?.body.configuration))
  t.match(diff.body.changes, [{ path: '/title' }, { path: '/parties/court', change: 'added', before: null }])
  t.match((await call('GET', `${PATH}/configurations/diff`)).body, {
    from: 2,
    to: 3,
    changes: [{ path: '/weekStart' }],
  })
  t.match(await call('GET', `${PATH}/configurations/9`), { status: 404, body: { code: 'unknown-configuration' } })
  t.match(await call('GET', `${PATH}/configurations/0`), { status: 400 })
  t.match(await call('GET', `${PATH}/configurations/diff?from=1&to=9`), { status: 404 })
  t.match(await call('GET', '/v1/dossiers/nothing/configurations'), { status: 404, body: { code: 'unknown-dossier' } })
  t.match(await call('GET', '/v1/dossiers/nothing/configurations/1'), {
    status: 404,
    body: { code: 'unknown-dossier' },
  })
})
