import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findQuotes } from '@onrecord/documents'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { type IngestConfig, start } from '../src/index.ts'
import {
  backends,
  claimsAmong,
  dispatch,
  eventsOf,
  freshDossier,
  outcomes,
  sharedPool,
  silent,
  submit,
} from './fixture.ts'

const pool = sharedPool(t)

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

async function run(input: { config: IngestConfig; thread?: string }): Promise<ChildProcess> {
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
  const child = spawn(process.execPath, [pathOf('run-ingest.ts'), JSON.stringify(input)], { stdio })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

for (const backend of backends) {
  t.test(
    `a service killed in the middle of a document leaves nothing, and the next start does it, on ${backend.name}`,
    {
      skip: backend.skip,
    },
    async (t) => {
      const { log, config, dossier } = await freshDossier(t, backend)
      const text = Array.from({ length: 60 }, (_, nth) => dispatch(nth)).join('\n\n')
      const { documentId } = await submit(log, { dossier, text })

      const child = await run({ config })
      const started = async () => {
        const request = await log.db.selectFrom('extraction_request').select('starts').executeTakeFirst()
        return (request?.starts ?? 0) > 0 || undefined
      }
      await waitFor(started, { what: 'the extraction to start' })
      child.kill('SIGKILL')
      await once(child, 'exit')
      t.same(claimsAmong(await eventsOf(log, dossier)), [])
      t.same(await log.db.selectFrom('quote').select('claim_id').execute(), [])

      const ingest = await start(config, { logger: silent, pool })
      t.teardown(ingest.stop)
      const [outcome] = await outcomes(log, dossier, 1)
      t.match(outcome, { type: 'DocumentProcessed', data: { documentId } })
      const claims = claimsAmong(await eventsOf(log, dossier))
      t.ok(claims.length > 60)
      const claimIds = claims.flatMap(({ data }) => ('claimId' in data ? [data.claimId] : []))
      t.equal((await findQuotes(log.db, { dossier, claimIds })).size, claims.length)
    },
  )
}

t.test('a document that kills its worker as often as is allowed is given up, its neighbour is not', async (t) => {
  const { log, config, dossier } = await freshDossier(t)
  const settings = { config: { ...config, jobLockMs: 500, maxStarts: 2 }, thread: pathOf('threads/deadly.ts') }
  const deadly = await submit(log, { dossier, text: dispatch(13) })
  const harmless = await submit(log, { dossier, text: dispatch(1) })

  let deaths = 0
  for (let child = await run(settings); deaths <= 5; child = await run(settings)) {
    t.teardown(() => child.kill('SIGKILL'))
    const dead = once(child, 'exit').then(() => 'dead' as const)
    const done = outcomes(log, dossier, 2).then(() => 'done' as const)
    if (child.exitCode === null && child.signalCode === null && (await Promise.race([dead, done])) === 'done') break
    deaths++
  }
  t.equal(deaths, 2)
  const ended = await outcomes(log, dossier, 2)
  const byRequest = new Map(ended.map((event) => ['requestId' in event.data ? event.data.requestId : '', event]))
  t.match(byRequest.get(deadly.requestId), { type: 'DocumentFailed', data: { stage: 'crashed' } })
  t.match(byRequest.get(harmless.requestId), { type: 'DocumentProcessed' })
  t.equal(ended.length, 2)
})
