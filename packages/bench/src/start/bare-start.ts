import { startEmbedded } from '@onrecord/database'
import { Client } from 'pg'

// `node bare-start.ts FOLDER`: the least that a start on an embedded server can be. Says so when the first query is answered.
const [folder = ''] = process.argv.slice(2)
const server = await startEmbedded({ folder, durable: true })
const client = new Client({ connectionString: server.url })
await client.connect()
await client.query('select 1')
console.log('answered')
await client.end()
await server.stop()
