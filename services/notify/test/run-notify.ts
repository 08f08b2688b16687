import { resolveByDns } from '@onrecord/webhooks'
import { start } from '../src/index.ts'

/** A notify service in a process of its own: to be killed. */
await start({ ...JSON.parse(process.argv[2] ?? '{}'), resolve: resolveByDns })
