import { freshLog } from '@onrecord/testing'
import t from 'tap'
import { findConfiguration, findDossier, listConfigurations, listDossiers } from '../../src/index.ts'
import { appendAll, projectAll } from '../logs.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, configuration, opening, received, recorded } from '../samples.ts'

t.test('a dossier counts the documents and claims that it holds', async (t) => {
  const { db, dossier, add, head } = await projected(t, [
    received('a'),
    recorded('a', 0),
    recorded('a', 1),
    classified('a', 0),
  ])
  t.match(await findDossier(db, { dossier }), { title: 'Port dispute', documents: 1, claims: 2 })
  const before = head()
  await add([{ type: 'ClaimRetracted', data: { claimId: claimOf('a', 0), reason: null } }])
  t.match(await findDossier(db, { dossier }), { documents: 1, claims: 1 })
  t.match(await findDossier(db, { dossier, asOfSeq: before }), { claims: 2 })
  t.equal(await findDossier(db, { dossier: 'unknown' }), undefined)
})

t.test('every configuration that a dossier has had can be read', async (t) => {
  const { db, dossier, add } = await projected(t, [])
  await add([{ type: 'DossierConfigured', data: { configuration: { ...configuration, title: 'Docks' }, version: 2 } }])
  t.match(await findConfiguration(db, { dossier }), { version: 2, seq: 3, configuration: { title: 'Docks' } })
  t.match(await findConfiguration(db, { dossier, asOfSeq: 2 }), { version: 1 })
  t.same(
    (await listConfigurations(db, { dossier })).map(({ version }) => version),
    [2, 1],
  )
  t.equal((await findDossier(db, { dossier }))?.title, 'Docks')
})

t.test('dossiers are listed by id, a limited key sees its own', async (t) => {
  const { log } = await freshLog(t)
  for (const dossier of ['b', 'a', 'c']) {
    await appendAll(log, dossier, opening)
    await projectAll(log, { dossier })
  }
  const list = async (page: { dossiers?: string[]; after?: string }) =>
    (await listDossiers(log.db, { ...page, limit: 10 })).map(({ dossier }) => dossier)
  t.same(await list({}), ['a', 'b', 'c'])
  t.same(await list({ after: 'a' }), ['b', 'c'])
  t.same(await list({ dossiers: ['c', 'unknown'] }), ['c'])
})
