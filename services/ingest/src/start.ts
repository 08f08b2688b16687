import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { openReader } from '@onrecord/intake'
import {
  closeQueues,
  extractDocument as extractDocumentJob,
  JobRunError,
  openQueues,
  passDueDates as passDueDatesJob,
  pollFeed as pollFeedJob,
  pollFeeds as pollFeedsJob,
  reclassifyDossier as reclassifyDossierJob,
  work,
} from '@onrecord/queue'
import { HTTPS_PORTS, resolveByDns } from '@onrecord/webhooks'
import { type Logger, pino } from 'pino'
import type { IngestConfig } from './config.ts'
import { describeError } from './describe-error.ts'
import { followDueDates } from './due-dates/follow-due-dates.ts'
import { passDueDates } from './due-dates/pass-due-dates.ts'
import { pollFeed } from './feeds/poll-feed.ts'
import { addDueFeeds } from './feeds/schedule.ts'
import { StoppingError } from './language-model/failure.ts'
import { openLanguageModel } from './language-model/open-language-model.ts'
import { followClaims } from './linker/follow-claims.ts'
import type { DomainLog } from './log.ts'
import { followPositions } from './positions/follow-positions.ts'
import { reclassifyDossier } from './reclassification/reclassify-dossier.ts'
import { followRequests } from './requests/follow-requests.ts'
import { keepReconciling } from './requests/reconcile.ts'
import { openCompany } from './worker/company.ts'
import { extractDocument, type WorkerDeps } from './worker/extract-document.ts'
import { type ExtractionPool, openExtractionPool } from './worker/extraction-pool.ts'

/** What one process may share between its services; what is left out is opened here, and closed by `stop`. */
export type Shared = { database?: OnrecordDatabase; log?: DomainLog; logger?: Logger; pool?: ExtractionPool }

/** Running service. `stop` lets running documents finish, at most 10 s, and leaves the rest to the next start. */
export type Ingest = { stop: () => Promise<void> }

/** Dossiers that are classified anew at a time; each takes one thread of the pool, a batch of documents at a time. */
const DOSSIERS_AT_A_TIME = 2

/** Feeds that are polled at a time. */
const FEEDS_AT_A_TIME = 4

/** Starts worker, linker, scheduler, feed poller, reconciler. The database is migrated before, `migrateQueue` included. */
export async function start(config: IngestConfig, shared: Shared = {}): Promise<Ingest> {
  const base = shared.logger?.child({ name: 'ingest' }) ?? pino({ name: 'ingest', level: config.logLevel })
  const logger = base.child({}, { serializers: { err: describeError } })
  const database = shared.database ?? openDatabase({ url: config.databaseUrl, name: 'onrecord-ingest' })
  const log = shared.log ?? openEventLog({ database, registry: eventRegistry })
  const queues = openQueues({
    databaseUrl: config.databaseUrl,
    redisUrl: config.redisUrl,
    ...(config.queuePrefix === undefined ? {} : { prefix: config.queuePrefix }),
    onError: (error) => {
      if (error instanceof JobRunError) {
        logger.warn({ job: error.job, jobId: error.id, err: error.cause }, 'ingest.job.failed')
      } else logger.warn({ err: error }, 'ingest.queue')
    },
  })
  const pool = shared.pool ?? openExtractionPool({ threads: config.threads, limitMs: config.documentLimitMs })
  const leaving = new AbortController()
  const deps: WorkerDeps = {
    log,
    pool,
    languageModel: config.languageModel && openLanguageModel(config.languageModel, { signal: leaving.signal }),
    logger,
    configurations: new Map(),
    company: openCompany(),
    maxStarts: config.maxStarts,
  }
  const reader = openReader({ threads: 1 })
  const feeds = {
    log,
    reader,
    rules: { allowLoopback: config.feedsAllowLoopback, ports: HTTPS_PORTS },
    resolve: resolveByDns,
    logger,
  }
  const closeAll = async (): Promise<void> => {
    await reader.close()
    if (shared.pool === undefined) await pool.close()
    await closeQueues(queues)
    if (shared.log === undefined) await closeEventLog(log)
    if (shared.database === undefined) await database.close()
  }
  try {
    const extracting = await work(
      queues,
      extractDocumentJob,
      (request, { signal }) => extractDocument(deps, { request, signal }),
      { concurrency: config.threads, lockMs: config.jobLockMs },
    )
    const passing = await work(
      queues,
      passDueDatesJob,
      (_, { signal }) => passDueDates({ log, logger }, { now: new Date(), signal }),
      { concurrency: 1, lockMs: config.jobLockMs },
    )
    const reclassifying = await work(
      queues,
      reclassifyDossierJob,
      (request, { signal }) => reclassifyDossier(deps, { request, signal: AbortSignal.any([signal, leaving.signal]) }),
      { concurrency: DOSSIERS_AT_A_TIME, lockMs: config.jobLockMs },
    )
    const lookingForFeeds = await work(queues, pollFeedsJob, () => addDueFeeds({ log, queues }, { now: new Date() }), {
      concurrency: 1,
      lockMs: config.jobLockMs,
    })
    const polling = await work(
      queues,
      pollFeedJob,
      (due, { signal }) =>
        pollFeed(feeds, { ...due, now: new Date(), signal: AbortSignal.any([signal, leaving.signal]) }),
      { concurrency: FEEDS_AT_A_TIME, lockMs: config.jobLockMs },
    )
    const following = [
      followRequests({ log, queues, logger }),
      followClaims({ log, logger }),
      followDueDates({ log, logger }),
      followPositions({ log, logger }, { everyMs: config.positionsEveryMs }),
    ]
    const { reconcileEveryMs: everyMs, dueDatesEveryMs, feedsEveryMs } = config
    const reconciling = keepReconciling({ log, queues, logger }, { everyMs, dueDatesEveryMs, feedsEveryMs })
    return {
      stop: async () => {
        await Promise.all([reconciling.stop(), ...following.map((subscription) => subscription.stop())])
        leaving.abort(new StoppingError())
        const working = [extracting, passing, reclassifying, lookingForFeeds, polling]
        await Promise.all(working.map((work) => work.close()))
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
