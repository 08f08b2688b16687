import { readFile } from 'node:fs/promises'
import { openDatabase } from '@onrecord/database'
import Fastify from 'fastify'

// `node bare-server.ts BODY HEADERS DATABASE_URL`: the least that answers of these bytes over HTTP can be. Prints its address.
const [bodyFile = '', headersFile = '', databaseUrl = ''] = process.argv.slice(2)

/** The statement that the list of dossiers takes. */
const DOSSIERS = `select opened.dossier_id, opened."row"
  from view_dossiers as opened
  join view_build as build on build.dossier_id = opened.dossier_id and build.build = opened.build and build.view = 'dossiers'
  where opened.key = 'dossier' and opened.to_seq is null
  order by opened.dossier_id
  limit 50`

const body = await readFile(bodyFile)
// Written by our own script.
const headers = JSON.parse(await readFile(headersFile, 'utf8')) as Record<string, string>
const { pool } = openDatabase({ url: databaseUrl, name: 'bench bare' })
const app = Fastify()
app.get('/bytes', (_request, reply) => reply.headers(headers).type('application/json; charset=utf-8').send(body))
app.get('/unchanged', (_request, reply) => reply.code(304).headers(headers).send())
app.get('/rows', async () => {
  const { rows } = await pool.query({ name: 'dossiers', text: DOSSIERS })
  return {
    items: rows.map(({ dossier_id: id, row }) => ({ id, title: row.title, openedAt: row.openedAt })),
    next: null,
  }
})
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
