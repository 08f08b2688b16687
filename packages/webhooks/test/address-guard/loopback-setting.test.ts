import t from 'tap'
import { HTTPS_PORTS, parseEndpointUrl } from '../../src/index.ts'
import { REFUSED } from './refused-urls.ts'

const rules = { allowLoopback: false, ports: HTTPS_PORTS }
const onLoopback = { allowLoopback: true, ports: HTTPS_PORTS }

t.test('loopback, by http too and on any port, is called only where the server allows it', async (t) => {
  for (const text of ['http://127.0.0.1:8080/', 'http://localhost:3000/', 'https://[::1]:1/', 'http://127.9.9.9/']) {
    t.ok(parseEndpointUrl(text, onLoopback).onLoopback, text)
    t.throws(() => parseEndpointUrl(text, rules), { code: 'address-refused' })
  }
})

t.test('the loopback setting opens nothing else', async (t) => {
  const loopback = /localhost|127\.|::1\]|0:1\]|LOCALHOST/
  for (const text of [
    ...REFUSED.filter((text) => !loopback.test(text)),
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://u:p@127.0.0.1/',
  ]) {
    t.throws(() => parseEndpointUrl(text, onLoopback), { code: 'address-refused' }, JSON.stringify(text.slice(0, 60)))
  }
})
