import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

// `node infra/checks/check-client.ts`: the client as others install it. It is built to JavaScript and packed; then an
// empty folder installs the package, runs a program that uses it, and checks that program's types.
const root = path.resolve(fileURLToPath(import.meta.url), '../../..')
const client = path.join(root, 'packages/client')

const PROGRAM = `import { connect, verifyWebhook, type WebhookEvent } from '@onrecord/client'

const onrecord = connect({ url: 'http://127.0.0.1:9', retries: 0 })
const refused = await onrecord.GET('/v1/dossiers', { params: { query: { limit: 1 } } }).catch(() => 'unreachable')
// @ts-expect-error -- the types know every address
const misspelt = onrecord.GET('/v1/dossier').catch(() => 'unreachable')
if (refused !== 'unreachable' || (await misspelt) !== 'unreachable') throw new Error('something answers on the discard port')
export const isClaim = (event: WebhookEvent): boolean => event.type === 'onrecord.claim.recorded'
try {
  verifyWebhook('whsec_b25yZWNvcmQ=', { headers: {}, body: '{}' })
  throw new Error('what is not signed was taken')
} catch (error) {
  if (!(error instanceof Error) || error.name === 'Error') throw error
  console.log('refused')
}
`

const run = promisify(execFile)
const folder = await mkdtemp(path.join(tmpdir(), 'onrecord-client-'))
try {
  await run('npx', [
    'pnpm',
    '--dir',
    client,
    'exec',
    path.join(root, 'node_modules/.bin/tsc'),
    '-p',
    'tsconfig.build.json',
  ])
  await run('npx', ['pnpm', '--dir', client, 'pack', '--pack-destination', folder])
  const [packed] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
  if (packed === undefined) throw new Error('nothing was packed')
  await writeFile(path.join(folder, 'package.json'), '{ "name": "tried", "private": true, "type": "module" }')
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed}`], { cwd: folder })
  await writeFile(path.join(folder, 'program.ts'), PROGRAM)
  const options = [
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--lib',
    'es2024,dom,dom.asynciterable',
  ]
  await run(path.join(root, 'node_modules/.bin/tsc'), [...options, 'program.ts'], { cwd: folder })
  const { stdout } = await run(process.execPath, ['program.js'], { cwd: folder })
  if (stdout.trim() !== 'refused') throw new Error(`the program said ${stdout}`)
  console.log('client: built, packed, installed elsewhere, runs, and its types check')
} finally {
  await rm(folder, { recursive: true, force: true })
}
