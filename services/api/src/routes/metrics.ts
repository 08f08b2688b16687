import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { textOf } from '../formats/media-types.ts'
import { EXPOSITION } from '../metrics/metrics.ts'
import { readWork } from '../metrics/work-store.ts'
import { HttpProblem, problemResponses } from '../problem.ts'

const SUCCESS = {
  description: 'Metrics in the text format of Prometheus',
  content: { 'text/plain': textOf('onrecord_database_up 1\nonrecord_work_waiting{work="extraction"} 0\n') },
}

/** What the server counts, and how far the work of all services is. */
export function metricsRoutes(app: App, { log, metrics }: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { scope: 'admin' },
    schema: {
      operationId: 'readMetrics',
      summary: 'What to watch, for Prometheus',
      description:
        'Requests and appends of this process, and from PostgreSQL how far views and readers of the log are behind, what is due, and how webhooks went. Its numbers are of all dossiers, so the key must see them all.',
      tags: ['service'],
      response: { 200: SUCCESS, ...problemResponses },
    },
    handler: async ({ apiKey }, reply) => {
      if (apiKey?.dossiers !== null) throw new HttpProblem('forbidden', 'The key does not see every dossier.')
      return reply
        .type(EXPOSITION)
        .header('cache-control', 'no-store')
        .send(await metrics.expose(() => readWork(log.db)))
    },
  })
}
