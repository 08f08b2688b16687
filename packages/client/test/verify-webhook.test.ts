import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { verifyWebhook, WebhookVerificationError } from '../src/index.ts'

const SECRET = 'whsec_b25yZWNvcmQgdGVzdCBzZWNyZXQgb25seSBmb3IgdGVzdHM='
const ID = '0191d6c4-0000-7000-8000-000000000001'
const BODY = JSON.stringify({
  specversion: '1.0',
  type: 'onrecord.due-date.passed',
  id: ID,
  data: { latest: '2031-05-01' },
})

function signed(body: string, { at = new Date(), secret = SECRET } = {}): Record<string, string> {
  return {
    'webhook-id': ID,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(ID, at, body),
  }
}

t.test('a delivery that the secret signed is read as the event that it tells', async (t) => {
  const event = verifyWebhook(SECRET, { headers: signed(BODY), body: BODY })
  t.equal(event.type, 'onrecord.due-date.passed')
  if (event.type === 'onrecord.due-date.passed') t.equal(event.data.latest, '2031-05-01')
  t.same(verifyWebhook(SECRET, { headers: new Headers(signed(BODY)), body: BODY }), event, 'headers of fetch, too')
})

t.test('while a secret is being changed, one of two signatures is enough', async (t) => {
  const other = signed(BODY, { secret: 'whsec_YW5vdGhlciBzZWNyZXQsIGp1c3QgYXMgbG9uZyBhcyBpdA==' })
  const own = signed(BODY)
  const headers = { ...own, 'webhook-signature': `${other['webhook-signature']} ${own['webhook-signature']}` }
  t.equal(verifyWebhook(SECRET, { headers, body: BODY }).id, ID)
})

t.test('what was changed, is old, is signed by others or not at all is refused', async (t) => {
  const old = new Date(Date.now() - 6 * 60_000)
  const refused = {
    'another body': { headers: signed(BODY), body: BODY.replace('2031', '2032') },
    'six minutes old': { headers: signed(BODY, { at: old }), body: BODY },
    'another secret': {
      headers: signed(BODY, { secret: 'whsec_YW5vdGhlciBzZWNyZXQsIGp1c3QgYXMgbG9uZw==' }),
      body: BODY,
    },
    'no headers': { headers: {}, body: BODY },
    'a header twice': { headers: { ...signed(BODY), 'webhook-signature': ['v1,a', 'v1,b'] }, body: BODY },
  }
  for (const [name, delivery] of Object.entries(refused)) {
    t.throws(() => verifyWebhook(SECRET, delivery), WebhookVerificationError, name)
  }
})
