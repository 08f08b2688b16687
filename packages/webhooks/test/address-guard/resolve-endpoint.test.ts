import t from 'tap'
import { HTTPS_PORTS, parseEndpointUrl, type Resolve, resolveEndpoint } from '../../src/index.ts'

const rules = { allowLoopback: true, ports: HTTPS_PORTS }
const answering =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses
const hook = parseEndpointUrl('https://hooks.example.com/', rules)

t.test('all answers of a public name are returned', async (t) => {
  t.same(await resolveEndpoint(answering('8.8.8.8', '2606:4700::1111'), hook), ['8.8.8.8', '2606:4700::1111'])
})

t.test('one bad answer among good ones refuses the name', async (t) => {
  for (const bad of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::7f00:1', '::ffff:8.8.8.8', 'fe80::1%eth0']) {
    await t.rejects(resolveEndpoint(answering('8.8.8.8', bad), hook), { code: 'address-refused' }, bad)
  }
})

t.test('a public name that leads to loopback is refused even where loopback is allowed', async (t) => {
  await t.rejects(resolveEndpoint(answering('127.0.0.1'), hook), { code: 'address-refused' })
})

t.test('a name without an answer can be tried again', async (t) => {
  const failing: Resolve = async () => {
    throw new Error('queryA ESERVFAIL hooks.example.com')
  }
  await t.rejects(resolveEndpoint(failing, hook), { name: 'DeliveryError', stage: 'dns', retryable: true })
  await t.rejects(resolveEndpoint(answering(), hook), { name: 'DeliveryError', stage: 'dns', retryable: true })
})

t.test('localhost and literal addresses are never looked up', async (t) => {
  const never: Resolve = async (name) => t.fail(`looked up ${name}`) as never
  t.same(await resolveEndpoint(never, parseEndpointUrl('http://localhost:1/', rules)), ['127.0.0.1', '::1'])
  t.same(await resolveEndpoint(never, parseEndpointUrl('https://[2606:4700::1111]/', rules)), ['2606:4700::1111'])
})
