import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import t from 'tap'
import { openSecret, parseSecretsKeys, sealSecret } from '../src/index.ts'

const { sealing: key } = parseSecretsKeys(randomBytes(32).toString('base64'))

t.test('what was sealed opens with the same key and owner, and looks different each time', async () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), (secret, owner) => {
      const sealed = sealSecret(key, { owner, secret })
      return openSecret(key, { owner, sealed }) === secret && !sealed.equals(sealSecret(key, { owner, secret }))
    }),
    { seed: 7 },
  )
})

t.test('another key, another owner or one changed bit opens nothing', async (t) => {
  const sealed = sealSecret(key, { owner: 'a', secret: 'whsec_x' })
  t.throws(() => openSecret(parseSecretsKeys(randomBytes(32).toString('base64')).sealing, { owner: 'a', sealed }))
  t.throws(() => openSecret(key, { owner: 'b', sealed }))
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    t.throws(() => openSecret(key, { owner: 'a', sealed: changed }))
  }
})

t.test('a key that is not 32 bytes in base64 is refused without being repeated', async (t) => {
  for (const text of ['', 'short', randomBytes(31).toString('base64'), `${randomBytes(32).toString('base64')}!`]) {
    t.throws(() => parseSecretsKeys(text), { message: /^the secrets key is to be 32 bytes in base64/ })
  }
  t.match(key.id, /^[0-9a-f]{16}$/)
})
