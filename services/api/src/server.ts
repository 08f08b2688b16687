import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from './app.ts'
import { authenticate } from './auth.ts'
import { answerBrokenRequest } from './broken-request.ts'
import type { ApiDeps } from './deps.ts'
import { checkHost } from './host.ts'
import { addIdempotency } from './idempotency/add-idempotency.ts'
import { parseJsonBody } from './json-body.ts'
import { serveDocs } from './openapi.ts'
import { watchMethods } from './other-methods.ts'
import { HttpProblem } from './problem.ts'
import { problemOf } from './problem-of.ts'
import { logRequest } from './request-log.ts'
import { addRoutes } from './routes/index.ts'
import { compileSerializer } from './serialization.ts'
import { compileValidator } from './validation.ts'

/** Longest body, bytes: the longest text with every character escaped, and room for the rest. */
const MAX_BODY_BYTES = 2_000_000

/** A whole request must have arrived within this time, ms. */
const REQUEST_TIMEOUT_MS = 30_000

/** What a caller may name a request; anything else is replaced. */
const REQUEST_ID = /^[\w.:-]{1,64}$/

/** Builds the server without listening, so that tests can use `inject`. */
export async function buildServer(deps: ApiDeps): Promise<App> {
  const app = Fastify({
    loggerInstance: deps.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID()
    },
    frameworkErrors: sendProblem,
    clientErrorHandler: answerBrokenRequest,
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(compileSerializer)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler(() => {
    throw new HttpProblem('not-found', 'No route has this address; /docs lists them.')
  })
  acceptJsonAlone(app)
  app.decorateRequest('apiKey', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    checkHost(request.headers.host, deps.allowedHosts)
    await authenticate(deps, request)
  })
  addIdempotency(app, deps)
  app.addHook('onResponse', async (request, reply) => logRequest(request, reply))
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    // What is plain HTTP on loopback can't promise HTTPS; a proxy that ends TLS sends its own.
    strictTransportSecurity: false,
  })
  await serveDocs(app)
  const refuseOtherMethods = watchMethods(app)
  addRoutes(app, deps)
  refuseOtherMethods()
  await app.ready()
  return app
}

function acceptJsonAlone(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const charset = /charset="?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
    if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
      throw new HttpProblem('unsupported-media-type', 'JSON is UTF-8 (RFC 8259); send no other charset.')
    }
    return parseJsonBody(body)
  })
}

/** The one place where errors become answers. */
function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const { problem, headers } = problemOf(error)
  if (problem.status >= 500) request.log.error({ err: error }, 'http.error')
  reply
    .code(problem.status)
    .headers(headers)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, requestId: request.id }))
}
