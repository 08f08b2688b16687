import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { App } from './app.ts'
import { describeBodies } from './describe-bodies.ts'
import { mergeInputs } from './merge-inputs.ts'
import { addConventions } from './openapi-conventions.ts'
import { addExamples } from './openapi-examples.ts'
import { OUTGOING } from './openapi-webhooks.ts'
import { pruneComponents } from './prune-components.ts'

const DESCRIPTION = `Keeps the record of a negotiation: who said what, who demanded what of whom, and what was due by when,
each claim with the exact words it rests on.

Send an API key as \`Authorization: Bearer onr_…\`. Errors are problem details (RFC 9457). Dates are EDTF
(ISO 8601-2), offsets count UTF-16 code units, times are ISO 8601 in UTC.`

const OPTIONS: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Onrecord',
      version: '0.1.0',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    webhooks: OUTGOING,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, onr_…; each operation names the scope that it needs',
        },
        feedToken: {
          type: 'apiKey',
          in: 'query',
          name: 'token',
          description: 'A feed token, onf_…, for what can not send a header: it opens one route of one dossier',
        },
      },
    },
    tags: [
      { name: 'dossiers', description: 'The negotiations that are tracked' },
      { name: 'documents', description: 'Texts as submitted' },
      { name: 'claims', description: 'Who is reported to have said what, in exact words' },
      { name: 'decisions', description: 'What people put right; each is an event, and what undoes it another' },
      { name: 'views', description: 'What follows from the claims' },
      { name: 'log', description: 'What was recorded, in order, and the means to check it' },
      { name: 'webhooks', description: 'Who is told of new claims' },
      { name: 'keys', description: 'Who may do what; tokens for calendars and feed readers' },
      { name: 'service', description: 'The server itself' },
    ],
  },
  transform: (described) => {
    const { schema, url } = jsonSchemaTransform(described)
    const { scope = 'open', feedToken, bodies } = described.route.config ?? {}
    const security = [
      ...(scope === 'open' ? [] : [{ key: [scope] }]),
      ...(feedToken === undefined ? [] : [{ feedToken: [] }]),
    ]
    return { schema: { security, ...describeBodies(schema, bodies) }, url }
  },
  transformObject: (document) => {
    const described = jsonSchemaTransformObject(document)
    return 'openapi' in described ? addExamples(addConventions(pruneComponents(mergeInputs(described)))) : described
  },
}

/** What the page at /docs may load: its own files, and nothing of others. */
const DOCS_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
}

/** Describes the routes that are added after it, and serves an interactive page at /docs from local files. */
export async function serveDocs(app: App): Promise<void> {
  await app.register(swagger, OPTIONS)
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: DOCS_POLICY,
    uiConfig: { deepLinking: true, validatorUrl: null, persistAuthorization: false, docExpansion: 'list' },
  })
}
