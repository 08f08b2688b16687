import { readFile } from 'node:fs/promises'
import t from 'tap'
import { HARBOUR } from './harbour.ts'
import { harbourApi } from './harbour-api.ts'

const METHODS: Record<string, 'GET' | 'POST' | 'PUT'> = { get: 'GET', post: 'POST', put: 'PUT' }

type Operation = { operationId: string }

/** What each POST is sent, so that it is not its body that is refused. */
const BODIES: Record<string, unknown> = {
  enterClaim: { document: { text: 'No.' }, claim: { kind: 'statement', act: 'reject' } },
  decideTogether: { items: [{ about: 'issue', id: 'pay', version: 0, decide: { decision: 'close', reason: 'x' } }] },
  decideClaim: { decision: 'confirm' },
  decideDocument: { decision: 'withdraw', reason: 'x' },
  decideIssue: { decision: 'close', reason: 'x' },
  decideLink: { decision: 'link', relation: 'restates' },
  decideSource: { decision: 'grade', name: 'Harbour Gazette', reliability: 'B' },
}

t.test('with a key of one dossier every operation on another answers 404 and tells nothing of it', async (t) => {
  const { call, keyFor, openDossier, documentId, demand, seq, get } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  await openDossier({ ...HARBOUR, id: 'quay' })
  const key = await keyFor(['read', 'ingest', 'review', 'webhooks'], ['quay'])
  const { paths } = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'))
  const ids: Record<string, string> = { dossier: 'harbour', seq: '5', issue: 'pay', version: '1' }
  let tried = 0
  for (const [path, operations] of Object.entries<Record<string, Operation>>(paths)) {
    if (!path.includes('{dossier}')) continue
    const id = path.includes('/documents/') ? documentId : (demand ?? '')
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? id)
    const own = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'dossier' ? 'quay' : (ids[name] ?? id)))
    for (const [method, { operationId }] of Object.entries(operations)) {
      const name = METHODS[method] ?? 'GET'
      const headers = { 'if-match': '*' }
      const options = method === 'get' ? { key } : { key, headers, body: BODIES[operationId] ?? {} }
      const answer = await call(name, address, options)
      t.match(answer, { status: 404, body: { code: 'unknown-dossier' } }, operationId)
      t.notMatch(JSON.stringify(answer.body), /Night pay|Brandt|Keel|Gazette/, operationId)
      if (own.includes(id))
        t.equal((await call(name, own, options)).status, 404, `${operationId} by an id of the other`)
      tried += 1
    }
  }
  t.ok(tried >= 12, `${tried} operations were tried`)
})
