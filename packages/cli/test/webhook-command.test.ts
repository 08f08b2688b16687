import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { type Ended, onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const { client, home, env } = await freshSystem(t)
const run = (...args: string[]): Promise<Ended> =>
  onrecord(t, ['webhook', ...args], { home, env: { ...env, ONRECORD_URL: client.url } })
const done = async (...args: string[]): Promise<Ended> => {
  const ended = await run(...args)
  if (ended.code !== 0) throw new Error(ended.stderr)
  return ended
}

let status = 204
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(status).end())
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
t.teardown(() => server.close())
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`

t.test('a webhook is made, tried, looked at, changed, switched off and deleted', async (t) => {
  const made = await done('create', url, '--kind', 'demand', '--header', 'X-Team: desk', '--per-second', '50')
  t.match(made.stdout, /^whsec_\S+\n$/)
  const id = /webhook (\S+):/.exec(made.stderr)?.[1] ?? ''
  t.match((await done('list')).stdout, new RegExp(`${id} +enabled +${url}`))
  t.match((await done('test', id)).stdout, /^answered 204 in \d+ ms\n$/)
  status = 500
  t.match(await run('test', id), { code: 1, stderr: /answered 500/ })
  t.match((await done('attempts', id, '--outcome', 'failed')).stdout, /_system \d+ +1 +500/)
  const [attempt] = (await done('attempts', id, '--json', '--limit', '1')).stdout.split('\n')
  t.match(JSON.parse(attempt ?? ''), { status: 500, delivery: 'due' })

  await done('update', id, '--ordered', '--description', 'the night desk', '--per-second', 'none')
  const { stdout } = await done('show', id)
  t.match(stdout, /ordered +yes/)
  t.match(stdout, /headers +x-team/)
  t.notMatch(stdout, /a second|desk$/m)
  t.match(await run('update', id), { code: 2, stderr: /say what to change/ })
  t.match((await done('disable', id)).stderr, /disabled: it was disabled by hand/)
  t.match(await run('test', id), { code: 1, stderr: /enable it first/ })
  t.match((await done('enable', id)).stderr, /enabled/)
  t.match((await done('redeliver', id, '--failed')).stderr, /^\d+ due/)
  t.match(await run('redeliver', id), { code: 2, stderr: /say one of/ })
  t.match(await run('redeliver', id, '--after', 'port'), { code: 2, stderr: /DOSSIER=SEQ/ })
  const rotated = await done('rotate', id, '--grace', '60')
  t.match(rotated.stdout, /^whsec_/)
  t.not(rotated.stdout, made.stdout)
  await done('delete', id)
  t.match(await run('show', id), { code: 1, stderr: /no such webhook/ })
})

t.test('what is no address is refused in words', async (t) => {
  t.match(await run('create', 'https://10.0.0.1/'), { code: 1, stderr: /not a public one/ })
  t.match(await run('create', url, '--header', 'Host: x'), { code: 1, stderr: /reserved/ })
  t.match(await run('create', url, '--phase', 'two'), { code: 2, stderr: /a number/ })
})
