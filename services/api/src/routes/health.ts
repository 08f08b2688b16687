import { sql } from 'kysely'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { problemResponses } from '../problem.ts'

const Health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' })

/** Whether the process runs, and whether it can answer. */
export function healthRoutes(app: App, deps: ApiDeps): void {
  app.route({
    method: 'GET',
    url: '/health',
    config: { scope: 'open' },
    schema: {
      operationId: 'getHealth',
      summary: 'Whether the process runs',
      description: 'Asks nothing of the database: whether to restart the process.',
      tags: ['service'],
      response: { 200: Health, ...problemResponses },
    },
    handler: async () => ({ status: 'ok' as const }),
  })
  app.route({
    method: 'GET',
    url: '/ready',
    config: { scope: 'open' },
    schema: {
      operationId: 'getReadiness',
      summary: 'Whether the database answers',
      description: 'Asks the database: whether to send requests here.',
      tags: ['service'],
      response: { 200: Health, ...problemResponses },
    },
    handler: async () => {
      await sql`select 1`.execute(deps.log.db)
      return { status: 'ok' as const }
    },
  })
}
