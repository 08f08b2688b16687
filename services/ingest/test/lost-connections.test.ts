import { openDatabase } from '@onrecord/database'
import { sql } from 'kysely'
import t from 'tap'
import { start } from '../src/index.ts'
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

for (const backend of backends) {
  t.test(
    `no document is lost where PostgreSQL drops its connections, with ${backend.name}`,
    {
      skip: backend.skip,
    },
    async (t) => {
      const { log, config, ownerUrl, dossier } = await freshDossier(t, backend)
      const owner = openDatabase({ url: ownerUrl, name: 'dropper', role: null, poolSize: 1 })
      t.teardown(owner.close)
      const dropAll = () =>
        sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(owner.db)
      for (let nth = 0; nth < 12; nth++) await submit(log, { dossier, text: dispatch(nth) })
      const ingest = await start(config, { logger: silent, pool })
      t.teardown(ingest.stop)

      for (const done of [1, 4, 7]) {
        await outcomes(log, dossier, done)
        await dropAll()
      }
      const ended = await outcomes(log, dossier, 12)
      t.same(
        ended.map(({ type }) => type),
        Array.from({ length: 12 }, () => 'DocumentProcessed'),
      )
      const claims = claimsAmong(await eventsOf(log, dossier))
      t.equal(new Set(claims.map(({ streamId }) => streamId)).size, claims.length)
    },
  )
}
