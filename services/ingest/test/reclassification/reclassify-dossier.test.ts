import { randomUUID } from 'node:crypto'
import { createDossierSecret, findQuotes } from '@onrecord/documents'
import { DossierConfiguration, type EventData } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { start } from '../../src/index.ts'
import type { DomainLog } from '../../src/log.ts'
import { reclassifyDossier } from '../../src/reclassification/reclassify-dossier.ts'
import { listReclassifications } from '../../src/reclassification/store.ts'
import {
  backends,
  configuration,
  dispatch,
  eventsOf,
  freshDossier,
  outcomes,
  sharedPool,
  silent,
  submit,
} from '../fixture.ts'
import { classifications, configure, readSample, reclassified } from './fixture.ts'

const pool = sharedPool(t)
const { signal } = new AbortController()

const minimal = DossierConfiguration.parse({ id: 'harbour', title: 'Harbour dispute' })

/** A second dossier of the same secret, so that the same texts give the same ids. */
async function openTwin(log: DomainLog, configuration: DossierConfiguration, of: string): Promise<void> {
  const { secret } = await log.db
    .selectFrom('dossier_secret')
    .select('secret')
    .where('dossier_id', '=', of)
    .executeTakeFirstOrThrow()
  await log.db.insertInto('dossier_secret').values({ dossier_id: configuration.id, secret }).execute()
  await createDossierSecret(log.db, configuration.id)
  await append(log, {
    dossier: configuration.id,
    commandId: randomUUID(),
    events: [
      { type: 'DossierOpened', data: { title: configuration.title } },
      { type: 'DossierConfigured', data: { configuration, version: 1 } },
    ],
  })
}

for (const name of ['port-strike', 'gaza-ceasefire']) {
  t.test(`${name}: classified again by a configuration, claims come out as if it had been there first`, async (t) => {
    const { log, config } = await freshDossier(t)
    const { configuration: full, documents } = await readSample(name)
    const early = { ...full, id: 'early' }
    const late = { ...full, id: 'late' }
    await openTwin(log, early, 'harbour')
    await openTwin(log, DossierConfiguration.parse({ id: 'late', title: 'Late', timeZone: full.timeZone }), 'harbour')
    const ingest = await start(config, { logger: silent, pool })
    t.teardown(ingest.stop)
    for (const { id: dossier } of [early, late]) {
      for (const document of documents) await submit(log, { dossier, ...document })
      await outcomes(log, dossier, documents.length)
    }
    await configure(log, late, 2)
    const { examined, changed } = await reclassified(log, 'late', 2)
    const [expected, found] = [await eventsOf(log, 'early'), await eventsOf(log, 'late')].map(classifications)
    t.ok(changed > 0 && changed <= examined)
    t.equal(examined, found?.size)
    t.same(found, expected)
    const claimIds = [...(expected?.keys() ?? [])]
    const [wordsOfEarly, wordsOfLate] = await Promise.all(
      ['early', 'late'].map((dossier) => findQuotes(log.db, { dossier, claimIds })),
    )
    t.same(wordsOfLate, wordsOfEarly, 'their words too')

    await configure(log, { ...late, title: 'Another title' }, 3)
    t.match(await reclassified(log, 'late', 3), { examined, changed: 0 })
    const headed = await eventsOf(log, 'late')
    t.same(
      headed
        .slice(headed.findLastIndex(({ type }) => type === 'DossierConfigured'))
        .filter(({ type }) => type === 'ClaimClassified'),
      [],
      'nothing else is said where nothing comes out otherwise',
    )
  })
}

for (const backend of backends) {
  t.test(
    `a reclassification is taken up after its job was lost, on ${backend.name}`,
    { skip: backend.skip },
    async (t) => {
      const { log, config, dossier } = await freshDossier(t, backend)
      await submit(log, { dossier, text: dispatch(0) })
      const first = await start(config, { logger: silent, pool })
      await outcomes(log, dossier, 1)
      await first.stop()
      await configure(log, minimal, 2)
      await configure(log, { ...configuration, title: 'Newest' }, 3)
      const second = await start(config, { logger: silent, pool })
      t.teardown(second.stop)
      await reclassified(log, dossier, 3)
      const events = await eventsOf(log, dossier)
      t.same(
        events.flatMap(({ type, data }) => (type === 'DossierReclassified' ? data.configVersion : [])),
        [3],
        'the newer one took the place of the older',
      )
      const idle = async () => ((await listReclassifications(log.db, { limit: 10 })).length === 0 ? true : undefined)
      await waitFor(idle, { what: 'nothing to be open' })
    },
  )
}

/** Documents processed under the fixture's configuration, then a new one, not yet applied. */
async function configuredAnew(t: Parameters<typeof freshDossier>[0], documents = 3) {
  const { log, config, dossier } = await freshDossier(t)
  const ingest = await start(config, { logger: silent, pool })
  for (let nth = 0; nth < documents; nth++) await submit(log, { dossier, text: dispatch(nth) })
  await outcomes(log, dossier, documents)
  await ingest.stop()
  const claims = classifications(await eventsOf(log, dossier))
  const ask = async (configuration: DossierConfiguration, version: number) => {
    const configuredId = await configure(log, configuration, version)
    const seq = (await eventsOf(log, dossier)).length
    await log.db
      .insertInto('reclassification')
      .values({
        dossier_id: dossier,
        configured_id: configuredId,
        configured_seq: seq,
        config_version: version,
        requested_at: new Date(),
      })
      .onConflict((conflict) =>
        conflict
          .column('dossier_id')
          .doUpdateSet({ configured_id: configuredId, configured_seq: seq, config_version: version }),
      )
      .execute()
    return { dossier, configuredId }
  }
  return { log, config, dossier, claims, ask, deps: { log, pool, logger: silent } }
}

t.test('a reviewer’s word and a submitter’s stand, one taken back does not', async (t) => {
  const { log, dossier, claims, ask, deps } = await configuredAnew(t, 1)
  const [reviewers, submitters, reopened, ...others] = [...claims.values()] as EventData<'ClaimClassified'>[]
  if (!reviewers || !submitters || !reopened || others.length === 0) throw new Error('too few claims')
  const said = (data: EventData<'ClaimClassified'>, by: EventData<'ClaimClassified'>['by']) => ({
    type: 'ClaimClassified' as const,
    data: { ...data, party: 'union', configVersion: 1, by },
  })
  await append(log, {
    dossier,
    commandId: randomUUID(),
    events: [
      said(reviewers, 'reviewer'),
      said(submitters, 'submitter'),
      said(reopened, 'reviewer'),
      { type: 'ClaimReopened', data: { claimId: reopened.claimId, reason: 'mistaken' } },
    ],
  })
  const request = await ask(minimal, 2)
  await reclassifyDossier(deps, { request, signal })
  const events = await eventsOf(log, dossier)
  t.match(events.at(-1), { type: 'DossierReclassified', data: { configVersion: 2, examined: claims.size - 2 } })
  const after = classifications(events)
  t.match(after.get(reviewers.claimId), { party: 'union' })
  t.match(after.get(submitters.claimId), { party: 'union' })
  for (const { claimId } of [reopened, ...others]) {
    t.match(after.get(claimId), { party: null, positions: [], framework: null })
  }
  const anew = events.flatMap(({ type, data, metadata }) =>
    type === 'ClaimClassified' && data.configVersion === 2 ? [{ data, metadata }] : [],
  )
  t.ok(anew.length > 0)
  for (const { data, metadata } of anew) {
    t.match({ data, metadata }, { data: { by: 'rules' }, metadata: { causationId: request.configuredId } })
  }
})

t.test('five runs at once say everything once', async (t) => {
  const { log, dossier, claims, ask, deps } = await configuredAnew(t)
  const request = await ask(minimal, 2)
  await Promise.all([1, 2, 3, 4, 5].map(() => reclassifyDossier(deps, { request, signal })))
  await reclassifyDossier(deps, { request, signal })
  const events = await eventsOf(log, dossier)
  t.equal(events.filter(({ type }) => type === 'DossierReclassified').length, 1)
  const anew = events.flatMap(({ type, data }) =>
    type === 'ClaimClassified' && data.configVersion === 2 ? data.claimId : [],
  )
  t.equal(new Set(anew).size, anew.length)
  t.match(events.at(-1), { data: { examined: claims.size, changed: anew.length } })
})

t.test('a run gives way to a newer configuration, however far it has come', async (t) => {
  const { log, dossier, ask, deps } = await configuredAnew(t)
  const older = await ask(minimal, 2)
  const slow = {
    ...pool,
    classify: async (...input: Parameters<typeof pool.classify>) => {
      await configure(log, { ...configuration, title: 'Newest' }, 3)
      return pool.classify(...input)
    },
  }
  await reclassifyDossier({ ...deps, pool: slow }, { request: older, signal })
  const events = await eventsOf(log, dossier)
  t.notOk(events.some(({ type, data }) => type === 'ClaimClassified' && data.configVersion === 2))
  const newer = await ask({ ...configuration, title: 'Newer still' }, 4)
  await reclassifyDossier(deps, { request: older, signal })
  t.equal((await eventsOf(log, dossier)).at(-1)?.type, 'DossierConfigured', 'the older run has nothing to say')
  await reclassifyDossier(deps, { request: newer, signal })
  t.match((await eventsOf(log, dossier)).at(-1), {
    type: 'DossierReclassified',
    data: { configVersion: 4, changed: 0 },
  })
})

t.test('a document that can not be classified is passed over, the others are not', async (t) => {
  const { log, dossier, claims, ask, deps } = await configuredAnew(t)
  const request = await ask(minimal, 2)
  let asked = 0
  const failing: typeof pool = {
    ...pool,
    classify: async (task, options) => {
      const results = await pool.classify(task, options)
      asked += results.length
      return results.map((result, nth) => (nth === 1 ? { ok: false, code: 'RangeError' } : result))
    },
  }
  await reclassifyDossier({ ...deps, pool: failing }, { request, signal })
  t.equal(asked, 3)
  const { data } = (await eventsOf(log, dossier)).at(-1) ?? {}
  t.match(data, { configVersion: 2 })
  t.ok(data !== undefined && 'examined' in data && data.examined < claims.size && data.examined > 0)
})

t.test('what is classified by an older configuration meanwhile is recorded by the newer one', async (t) => {
  const { log, config, dossier } = await freshDossier(t)
  let configured = false
  const slow: typeof pool = {
    ...pool,
    extract: async (...input) => {
      const extraction = await pool.extract(...input)
      if (!configured) await configure(log, minimal, 2)
      configured = true
      return extraction
    },
  }
  const ingest = await start(config, { logger: silent, pool: slow })
  t.teardown(ingest.stop)
  await submit(log, { dossier, text: dispatch(0) })
  await outcomes(log, dossier, 1)
  await reclassified(log, dossier, 2)
  const events = await eventsOf(log, dossier)
  const versions = events.flatMap(({ type, data }) => (type === 'ClaimClassified' ? data.configVersion : []))
  t.same(new Set(versions), new Set([2]))
})
