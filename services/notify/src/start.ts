import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, type EventLog, openEventLog } from '@onrecord/event-log'
import { closeQueues, openQueues, wakeEndpoint, work } from '@onrecord/queue'
import { parseSecretsKeys } from '@onrecord/webhooks'
import { registerSecretsKeys, sealAgain } from '@onrecord/webhooks/endpoints'
import { openConfigurations } from '@onrecord/webhooks/telling'
import { type Logger, pino } from 'pino'
import type { NotifyConfig } from './config.ts'
import { startDispatch } from './dispatch.ts'
import { openEndpointWork } from './endpoint-work.ts'
import { reconcile } from './reconcile.ts'
import { sweep } from './sweep.ts'
import { openWaker } from './waker.ts'

/** How long sends under way may go on after `stop`, ms; what is cut off is sent again with the same id. */
const GRACE_MS = 3000

/** What one process may share between its services; what is left out is opened here, and closed by `stop`. */
export type Shared = { database?: OnrecordDatabase; log?: EventLog<typeof eventRegistry>; logger?: Logger }

/** Starts dispatch and delivery. Rejects where the secrets key is missing, malformed or not the database's own. */
export async function start(config: NotifyConfig, shared: Shared = {}): Promise<{ stop: () => Promise<void> }> {
  const secretsKeys = parseSecretsKeys(config.secretsKey)
  const logger = shared.logger?.child({ name: 'notify' }) ?? pino({ name: 'notify', level: config.logLevel })
  const database = shared.database ?? openDatabase({ url: config.databaseUrl, name: 'onrecord-notify' })
  const log = shared.log ?? openEventLog({ database, registry: eventRegistry })
  const queues = openQueues({
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    ...(config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }),
    onError: (error) => logger.warn({ err: error }, 'queue.error'),
  })
  const close = async () => {
    await closeQueues(queues)
    if (shared.log === undefined) await closeEventLog(log)
    if (shared.database === undefined) await database.close()
  }

  try {
    await registerSecretsKeys(database.db, secretsKeys)
    await sealAgain(database.db, secretsKeys)
    const stopping = new AbortController()
    const cutOff = new AbortController()
    const configurations = openConfigurations()
    const waker = openWaker({ queues, logger })
    const run = openEndpointWork(
      {
        ...config,
        log,
        configurations,
        secretsKeys,
        rules: { allowLoopback: config.allowLoopback, ports: config.ports },
        logger,
        stopping: stopping.signal,
        cutOff: cutOff.signal,
      },
      waker,
    )
    const working = await work(queues, wakeEndpoint, ({ endpointId }) => run(endpointId), {
      concurrency: config.endpoints,
    })
    const dispatch = startDispatch({ log, configurations, waker, logger, mostDue: config.mostDue })
    const sweeping = sweep({ log, logger }, { keepMs: config.keepAttemptsMs, stopping: stopping.signal })
    const reconciling = reconcile(
      { log, waker, logger },
      { everyMs: config.reconcileEveryMs, stopping: stopping.signal },
    )
    return {
      async stop() {
        stopping.abort()
        const grace = setTimeout(() => cutOff.abort(), GRACE_MS)
        await dispatch.stop()
        await reconciling
        await sweeping
        await working.close()
        clearTimeout(grace)
        await close()
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
