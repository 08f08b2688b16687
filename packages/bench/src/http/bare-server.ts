import { readFile } from 'node:fs/promises'
import { openDatabase } from '@onrecord/database'
import Fastify from 'fastify'

// `node bare-server.ts FILE DATABASE_URL`: the least that an answer over HTTP can be. Prints its address.
const [file = '', databaseUrl = ''] = process.argv.slice(2)

/** The statement that the list of dossiers takes. */
const DOSSIERS = `select opened.dossier_id, opened."row"
  from view_dossiers as opened
  join view_build as build on build.dossier_id = opened.dossier_id and build.build = opened.build and build.view = 'dossiers'
  where opened.key = 'dossier' and opened.to_seq is null
  order by opened.dossier_id
  limit 50`

const bytes = await readFile(file)
const { pool } = openDatabase({ url: databaseUrl, name: 'bench bare' })
const app = Fastify()
app.get('/bytes', (_request, reply) => reply.type('application/json').send(bytes))
app.get('/unchanged', (_request, reply) => reply.code(304).header('etag', 'W/"1"').send())
app.get('/rows', async () => {
  const { rows } = await pool.query({ name: 'dossiers', text: DOSSIERS })
  return {
    items: rows.map(({ dossier_id: id, row }) => ({ id, title: row.title, openedAt: row.openedAt })),
    next: null,
  }
})
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
