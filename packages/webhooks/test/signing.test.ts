import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import t from 'tap'
import { formatSecret, openSigner, SECRET_BYTES } from '../src/index.ts'

t.test('the specification’s published example comes out to the letter', async (t) => {
  const headers = openSigner(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])({
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: new Date(1614265330 * 1000),
    body: '{"test": 2432232314}',
  })
  t.same(headers, {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

t.test('any body, of any script, is verified by the npm package standardwebhooks', async () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 24, maxLength: 64 }),
      fc.uuid(),
      fc.string({ unit: 'grapheme' }),
      (key, id, text) => {
        const secret = formatSecret(key)
        const body = JSON.stringify({ text })
        const headers = openSigner([secret])({ id, timestamp: new Date(), body })
        return (new Webhook(secret).verify(body, headers) as { text: string }).text === text
      },
    ),
    { seed: 7 },
  )
})

t.test('during a rotation the old and the new secret both verify, a foreign one does not', async (t) => {
  const [old, fresh, foreign] = [0, 1, 2].map(() => formatSecret(randomBytes(SECRET_BYTES))) as [string, string, string]
  const headers = openSigner([fresh, old])({ id: 'one', timestamp: new Date(), body: '{}' })
  t.doesNotThrow(() => new Webhook(old).verify('{}', headers))
  t.doesNotThrow(() => new Webhook(fresh).verify('{}', headers))
  t.throws(() => new Webhook(foreign).verify('{}', headers))
  t.throws(() => new Webhook(fresh).verify('{ }', headers), 'a changed body is refused')
})
