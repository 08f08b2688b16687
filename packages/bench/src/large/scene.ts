import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, headOf, openEventLog } from '@onrecord/event-log'
import type { Scene } from '../row.ts'
import { type RunningApi, startApi } from './api.ts'
import { seedDossier } from './seed.ts'

/** One dossier of 100,000 claims beside so many of 100. */
const LARGE_DOCUMENTS = 5000
const SMALL_DOSSIERS = 1000
const SMALL_DOCUMENTS = 5

/** The api over the large dossier and a thousand small ones, its views folded. */
export type LargeScene = { api: RunningApi; databaseUrl: string; large: string; small: string }

/** The same for all rows of a run: seeding takes minutes. */
const opened = new WeakMap<Scene, Promise<LargeScene>>()

/** Seeds the dossiers the first time that a run asks for them. The api ends with the scene. */
export function largeScene(scene: Scene): Promise<LargeScene> {
  const known = opened.get(scene) ?? seedAll(scene)
  opened.set(scene, known)
  return known
}

async function seedAll(scene: Scene): Promise<LargeScene> {
  const url = await scene.newDatabase()
  const database = openDatabase({ url, name: 'bench seed' })
  const log = openEventLog({ database, registry: eventRegistry })
  const small = Array.from({ length: SMALL_DOSSIERS }, (_, nth) => `small-${nth}`)
  await seedDossier(log, { dossier: 'large', documents: LARGE_DOCUMENTS, seed: 1 })
  for (const [nth, dossier] of small.entries())
    await seedDossier(log, { dossier, documents: SMALL_DOCUMENTS, seed: nth })
  const api = await startApi(url)
  scene.atEnd(() => api.stop())
  for (const dossier of ['large', ...small]) {
    const head = await headOf(log, dossier)
    await api.settled(dossier, head?.seq ?? 0)
  }
  await closeEventLog(log)
  await database.close()
  await tidy(url)
  return { api, databaseUrl: url, large: 'large', small: 'small-500' }
}

/** What autovacuum does within a minute or two of such a load. */
async function tidy(url: string): Promise<void> {
  const owner = openDatabase({ url, name: 'bench owner', role: null, poolSize: 1 })
  await owner.pool.query('vacuum analyze')
  await owner.close()
}
