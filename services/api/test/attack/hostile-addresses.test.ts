import t from 'tap'
import { freshApi } from '../fresh-api.ts'

// What each of these is refused for is held where the guard is; here, that no door does without it.
const HOSTILE = [
  'https://127.0.0.1/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://2130706433/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[fe80::1%25eth0]/',
  'https://[64:ff9b::a00:1]/',
  'https://[2002:a00:1::]/',
  'https://[2001::1]/',
  'https://[3fff::1]/',
  'https://[5f00::1]/',
  'https://localhost./',
  'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
  'https://%31%32%37.0.0.1/',
  'https://desk.example.org@10.0.0.1/',
  'https://desk.example.org\\@10.0.0.1/',
  'https://desk.example.org:22/',
  'https://desk.exa\tmple.org/',
  'HTTP://desk.example.org/',
  'file:///etc/passwd',
]

t.test('an inner address comes in by no door: neither as a webhook, made or changed, nor as a feed', async (t) => {
  const { call, openDossier } = await freshApi(t, { allowLoopback: false })
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const made = await call('POST', '/v1/webhooks', { body: { url: 'https://desk.example.org/in' } })
  const path = String(made.headers.location)
  const refused = { status: 422, body: { code: 'address-refused' } }
  for (const url of HOSTILE) {
    t.match(await call('POST', '/v1/webhooks', { body: { url } }), refused, `made: ${url}`)
    t.match(await call('PATCH', path, { headers: { 'if-match': '*' }, body: { url } }), refused, `changed: ${url}`)
    t.match(
      await call('POST', '/v1/dossiers/harbour/feeds', { body: { url, source: 'Desk' } }),
      refused,
      `polled: ${url}`,
    )
  }
  t.match(await call('GET', path), { body: { url: 'https://desk.example.org/in' } })
})
