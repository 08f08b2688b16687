import { waitFor } from '@onrecord/testing'
import { EventSource } from 'eventsource'
import t from 'tap'
import { freshApi } from './fresh-api.ts'
import { HARBOUR } from './harbour.ts'

/** Words that stores, serializers and terminals like to change. Control characters are no part of an XML feed. */
const ODD: Readonly<Record<string, string>> = {
  'astral and joined': '👩‍👩‍👧‍👦🏴‍☠️𝒳𠜎',
  'composed and decomposed': 'é e\u0301 ﬁ Å Å ﷺ İ ı ẞ',
  'marks of direction': 'a\u202eb\u202c \u2066c\u2069 \u200f\u061c',
  'blanks of all kinds': 'a\u00a0b\u2003c\u3000d\u200be\ufefff\u2060g\u180eh',
  'line separators': 'a\u2028b\u2029c\u0085d',
  'noncharacters and private use': '\uffff\ufffe\ufdd0\u{1fffe}\u{10ffff}\ue000',
  'the replacement character': '\ufffd\ufffd',
  'control characters': 'a\u0001b\u001bc\u007fd\u009be',
  'escapes that are text': '\\u0000 \\n %00 &lt;b&gt; &#0; ${x} {{y}} $1',
  markup: '<script>alert(1)</script> ]]> --> <!--',
  'formulas and quotes': '=cmd|\' /C calc\'!A1 "";,\t@SUM',
  'names of members': '__proto__ constructor toString',
}

t.test('what is taken is read back with the same code points, wherever it is read', async (t) => {
  const { app, call, keyFor, openDossier } = await freshApi(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  await openDossier(HARBOUR)
  const streamed = new Map<string, { exact: string; title: string; source: string }>()
  const made = await call('POST', '/v1/dossiers/harbour/feed-tokens', {
    key: await keyFor(['read']),
    body: { route: 'stream' },
  })
  const source = new EventSource(`${url}${made.body.path}&after=0`)
  t.teardown(() => source.close())
  source.addEventListener('onrecord.claim.recorded', ({ data }) => {
    const { claim, document } = JSON.parse(String(data)).data
    streamed.set(claim.id, { exact: claim.segments[0].exact, title: document.title, source: document.source })
  })

  for (const [name, odd] of Object.entries(ODD)) {
    const sent = {
      title: `T ${odd} T`,
      source: `S ${odd} S`,
      author: `A ${odd} A`,
      text: `“Q ${odd} Q,” she said. ${odd}`,
    }
    const submitted = await call('POST', '/v1/dossiers/harbour/documents', { body: sent })
    t.equal(submitted.status, 200, `${name} ${JSON.stringify(submitted.body)}`)
    const { id } = submitted.body
    t.match((await call('GET', `/v1/dossiers/harbour/documents/${id}`)).body, sent, `${name}: the document`)

    const exact = `Q ${odd} Q`
    const segments = [{ exact, start: 1, end: 1 + exact.length }]
    const claims = [{ claim: { kind: 'statement', act: 'assert', segments, reported: 'direct' } }]
    const recorded = await call('POST', '/v1/dossiers/harbour/claims', { body: { documentId: id, claims } })
    t.equal(recorded.status, 201, `${name} ${JSON.stringify(recorded.body)}`)
    const [item] = recorded.body.items
    const seq = (await call('GET', '/v1/dossiers/harbour')).body.seq
    const shown = await call('GET', `/v1/dossiers/harbour/claims/${item.id}?minSeq=${seq}`)
    t.equal(shown.body.claim.segments[0].exact, exact, `${name}: the claim`)
    t.match(shown.body.document, { title: sent.title, source: sent.source }, `${name}: its document`)

    const found = await waitFor(async () => streamed.get(item.id), { what: `the claim of ${name}` })
    t.same(found, { exact, title: sent.title, source: sent.source }, `${name}: as a webhook tells it`)

    const lines = await call('GET', '/v1/dossiers/harbour/export', { headers: { accept: 'application/x-ndjson' } })
    t.equal(lines.status, 200, `${name}: there is an export`)
    const exported = String(lines.body)
      .split('\n')
      .filter((line) => line.includes(item.id))
      .map((line) => JSON.parse(line))
    t.equal(exported[0]?.claim?.segments[0].exact, exact, `${name}: the export`)
  }
})

t.test('a reason is kept as it was written', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier(HARBOUR)
  for (const [name, odd] of Object.entries(ODD)) {
    const body = { decision: 'close', reason: `R ${odd} R` }
    const path = '/v1/dossiers/harbour/sticking-points/pay'
    const closed = await call('POST', `${path}/decisions`, { body, headers: { 'if-match': '*' } })
    t.ok(closed.status < 300, `${name} ${JSON.stringify(closed.body)}`)
    const { items } = (await call('GET', '/v1/dossiers/harbour/events?limit=1000')).body
    t.equal(items.at(-1).data.reason, body.reason, `${name}: the log`)
    const reopened = { decision: 'reopen', reason: 'Again.' }
    await call('POST', `${path}/decisions`, { body: reopened, headers: { 'if-match': '*' } })
  }
})
