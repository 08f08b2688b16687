import { freshLog } from '@onrecord/testing'
import t from 'tap'
import { findConfiguration, listConfigurations, listDossiers } from '../../src/index.ts'
import { appendAll, projectAll } from '../logs.ts'
import { projected } from '../projected.ts'
import { configuration, opening } from '../samples.ts'

t.test('every configuration that a dossier has had can be read', async (t) => {
  const { db, dossier, add } = await projected(t, [])
  await add([{ type: 'DossierConfigured', data: { configuration: { ...configuration, title: 'Docks' }, version: 2 } }])
  t.match(await findConfiguration(db, { dossier }), { version: 2, seq: 3, configuration: { title: 'Docks' } })
  t.match(await findConfiguration(db, { dossier, asOfSeq: 2 }), { version: 1 })
  t.same(
    (await listConfigurations(db, { dossier })).map(({ version }) => version),
    [2, 1],
  )
  t.match(await listDossiers(db, { limit: 1 }), [{ dossier, title: 'Docks' }])
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
