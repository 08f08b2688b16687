import * as z from 'zod'
import type { App } from '../app.ts'
import { PROBLEMS, problemResponses } from '../problem.ts'

const Problems = z
  .strictObject({ items: z.array(z.strictObject({ code: z.string(), status: z.int(), title: z.string() })) })
  .meta({ id: 'Problems' })

/** What the `type` of a problem refers to. */
export function problemRoutes(app: App): void {
  app.route({
    method: 'GET',
    url: '/problems',
    config: { scope: 'open' },
    schema: {
      operationId: 'listProblems',
      summary: 'Every problem that the API answers with',
      description: 'Each with its status and title; `type` of a problem leads here.',
      tags: ['service'],
      response: { 200: Problems, ...problemResponses },
    },
    handler: async () => ({
      items: Object.entries(PROBLEMS).map(([code, { status, title }]) => ({ code, status, title })),
    }),
  })
}
