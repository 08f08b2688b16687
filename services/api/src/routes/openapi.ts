import type { App } from '../app.ts'

/** The description of the API that is generated from the routes' schemas. */
export function openapiRoutes(app: App): void {
  app.route({
    method: 'GET',
    url: '/openapi.json',
    config: { scope: 'open' },
    schema: { hide: true },
    handler: async () => app.swagger(),
  })
}
