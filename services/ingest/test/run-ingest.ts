import { type IngestConfig, start } from '../src/index.ts'
import { openExtractionPool } from '../src/worker/extraction-pool.ts'
import { silent } from './fixture.ts'

/** The service in a process of its own: to be killed. Takes its settings, and perhaps a thread, as JSON. */
const { config, thread }: { config: IngestConfig; thread?: string } = JSON.parse(process.argv[2] ?? '{}')
const { threads, documentLimitMs: limitMs } = config
const pool = thread === undefined ? undefined : openExtractionPool({ threads, limitMs, thread })
await start(config, { logger: silent, ...(pool && { pool }) })
process.stdout.write('started\n')
