import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@onrecord/testing/free-port'
import { waitFor } from '@onrecord/testing/wait-for'
import { readCompose } from './apart/compose.ts'
import { installAsImage } from './apart/installation.ts'
import { type Running, run, start } from './apart/processes.ts'
import { findPostgres, startPostgres } from './apart/servers.ts'

// `node infra/checks/check-apart.ts`: what docker-compose.yml says, without an engine. The workspace is installed as the
// image installs it; then compose's own commands run on this machine against its redis-server and a PostgreSQL of its
// own: three services apart, a document in over HTTP, claims out.
const root = path.resolve(fileURLToPath(import.meta.url), '../../..')
const SAMPLE = 'packages/cli/samples/port-strike'

const programs = await findPostgres()
if (programs === undefined) throw new Error("no PostgreSQL of Debian's: apt-get install postgresql")
const folder = await mkdtemp(path.join(tmpdir(), 'onrecord-apart-'))
await chmod(folder, 0o755) // As root, PostgreSQL runs as another user, who has to get in.
const running: Running[] = []
try {
  await check(programs)
  console.log('apart: the three services work with Redis and a PostgreSQL of their own')
} catch (error) {
  for (const { name, output } of running) console.log(`--- ${name}\n${output()}`)
  throw error
} finally {
  for (const { stop } of running.toReversed()) await stop()
  await rm(folder, { recursive: true, force: true })
}

async function check(programs: string): Promise<void> {
  const secret = () => randomBytes(16).toString('hex')
  const variables = {
    POSTGRES_PASSWORD: secret(),
    ONRECORD_DATABASE_PASSWORD: secret(),
    REDIS_PASSWORD: secret(),
    ONRECORD_SECRETS_KEY: randomBytes(32).toString('base64'),
  }
  const ports = { postgres: await freePort(), redis: await freePort(), api: await freePort() }
  const compose = await readCompose(path.join(root, 'docker-compose.yml'), {
    variables,
    hosts: {
      '@postgres:5432': `@127.0.0.1:${ports.postgres}`,
      '@redis:6379': `@127.0.0.1:${ports.redis}`,
      '127.0.0.1:7400/': `127.0.0.1:${ports.api}/`,
      '0.0.0.0': '127.0.0.1',
    },
  })
  const home = path.join(folder, 'home')
  await mkdir(home)
  const how = (service: string, more: Record<string, string> = {}) => ({
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...compose(service).environment, ...more },
  })

  await installAsImage(root, home)
  await startServers(programs, { ports, compose, variables })
  await run(compose('migrate').command, how('migrate'))
  for (const service of ['api', 'ingest', 'notify']) {
    const port = service === 'api' ? { API_PORT: String(ports.api) } : {}
    running.push(start(service, compose(service).command, how(service, port)))
  }
  for (const service of ['api', 'ingest', 'notify']) {
    await waitFor(() => run(compose(service).healthcheck, how(service)), { what: `${service} to be healthy` })
  }
  const createKey = ['node', 'packages/cli/src/main.ts', 'key', 'create', '--label', 'check', '--scope', 'admin']
  const key = await run(createKey, how('api'))
  await seeClaims({ url: `http://127.0.0.1:${ports.api}`, key: key.trim() })
  await stopServices()
}

async function startServers(
  programs: string,
  input: {
    ports: { postgres: number; redis: number }
    compose: Awaited<ReturnType<typeof readCompose>>
    variables: { POSTGRES_PASSWORD: string; ONRECORD_DATABASE_PASSWORD: string }
  },
): Promise<void> {
  const { ports, compose, variables } = input
  const data = path.join(folder, 'postgres')
  await mkdir(data)
  running.push(
    await startPostgres({ programs, folder: data, port: ports.postgres, password: variables.POSTGRES_PASSWORD }),
  )
  await run(['sh', path.join(root, 'infra/postgres/create-service-login.sh')], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PGHOST: '127.0.0.1',
      PGPORT: String(ports.postgres),
      PGPASSWORD: variables.POSTGRES_PASSWORD,
      POSTGRES_DB: 'onrecord',
      ONRECORD_DATABASE_PASSWORD: variables.ONRECORD_DATABASE_PASSWORD,
    },
  })
  const redis = [...compose('redis').command, '--port', String(ports.redis), '--bind', '127.0.0.1', '--dir', folder]
  running.push(start('redis', redis, { cwd: folder, env: process.env }))
}

/** Opens the sample dossier, posts one of its documents, and waits until its claims can be read. */
async function seeClaims({ url, key }: { url: string; key: string }): Promise<void> {
  const call = async (method: string, place: string, body?: string): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    }
    const answer = await fetch(`${url}${place}`, { method, headers, ...(body !== undefined && { body }) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${place}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  const sample = (file: string) => readFile(path.join(root, SAMPLE, file), 'utf8')
  await call('POST', '/v1/dossiers', await sample('dossier.json'))
  const document = {
    source: 'Maravel Terminals press office',
    title: 'Final offer to the staff of the port',
    publishedOn: '2025-09-19',
    text: await sample('03-final-offer.txt'),
  }
  await call('POST', '/v1/dossiers/port-strike/documents', JSON.stringify(document))
  const claims = await waitFor(
    async () => {
      const page = await call('GET', '/v1/dossiers/port-strike/claims')
      return JSON.stringify(page).includes('"segments"') ? page : undefined
    },
    { what: 'claims of the posted document', timeoutMs: 60_000 },
  )
  console.log(`apart: claims were read back, ${JSON.stringify(claims).length} characters of JSON`)
}

async function stopServices(): Promise<void> {
  for (const { name, isRunning, stop } of running.toReversed()) {
    if (!isRunning()) throw new Error(`${name} had ended by itself`)
    const code = await stop()
    if (code !== 0) throw new Error(`${name} ended with ${code} when it was asked to stop`)
  }
}
