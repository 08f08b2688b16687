import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { admitRequests } from './admit.ts'
import type { App } from './app.ts'
import { acceptBodies } from './bodies.ts'
import { answerExpectation, brokenRequests } from './broken-request.ts'
import { addCache } from './cache/add-cache.ts'
import { openKnownViews } from './cache/known-views.ts'
import { compressAnswers } from './compression.ts'
import { boundConnections, connectionOptions } from './connections.ts'
import { allowOrigins } from './cross-origin.ts'
import type { ApiDeps, GivenDeps } from './deps.ts'
import { addIdempotency } from './idempotency/add-idempotency.ts'
import { openKnownKeys } from './keys/known-keys.ts'
import { openLimits } from './limits/limits.ts'
import { openMetrics } from './metrics/metrics.ts'
import { serveDocs } from './openapi.ts'
import { refuseUnknown, watchMethods } from './other-methods.ts'
import { watchAnswers } from './pending-answers.ts'
import { problemOf } from './problem-of.ts'
import { requestIdOf } from './request-id.ts'
import { requestLine, writeRequestLine } from './request-log.ts'
import { addRoutes } from './routes/index.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { compileSerializer } from './serialization.ts'
import { type ServerSettings, serverDefaults } from './server-settings.ts'
import { traceIdOf } from './trace-id.ts'
import { compileValidator } from './validation.ts'

/** Longest body, bytes: the longest text with every character escaped, and room for the rest. */
const MAX_BODY_BYTES = 2_000_000

/** Builds the server without listening, so that tests can use `inject`. */
export async function buildServer(given: GivenDeps, settings: Partial<ServerSettings> = {}): Promise<App> {
  const { quotas, cacheBytes, staleMs, trustMs, trustedProxies, maxConnections, corsOrigins, patience } = {
    ...serverDefaults,
    ...settings,
  }
  const views = openKnownViews(given.log, { staleMs })
  // Before all else that listens for announcements: what is told of a key's end must not find it trusted still.
  const keys = openKnownKeys(given.log, { trustMs })
  const metrics = openMetrics()
  const deps: ApiDeps = { ...given, views, keys, metrics }
  // Routes know the framework's kind of logger alone.
  const loggerInstance: FastifyBaseLogger = deps.logger
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    ...connectionOptions(patience),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    genReqId: requestIdOf,
    childLoggerFactory: (logger, bindings, options, { headers }) => {
      const traceId = traceIdOf(headers)
      return logger.child(traceId === undefined ? bindings : { ...bindings, traceId }, options)
    },
    frameworkErrors: (error, request, reply) => {
      sendProblem(error, request, withOwnHeaders(request, reply))
    },
    clientErrorHandler: brokenRequests(patience),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(compileValidator)
  app.setSerializerCompiler(compileSerializer)
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler(refuseUnknown)
  app.server.on('checkExpectation', answerExpectation)
  acceptBodies(app)
  app.decorateRequest('apiKey', null)
  app.addHook('onRequest', async (request, reply) => {
    withOwnHeaders(request, reply)
  })
  app.addHook('onResponse', async (request, reply) => {
    const line = requestLine(request, reply)
    writeRequestLine(request.log, line)
    metrics.ofRequests(line)(line.durationMs)
  })
  app.addHook('onClose', async () => {
    keys.close()
    metrics.close()
  })
  boundConnections(app, maxConnections)
  await allowOrigins(app, corsOrigins)
  const limits = openLimits(quotas)
  admitRequests(app, deps, limits)
  addCache(app, { ...deps, limits, bytes: cacheBytes })
  watchAnswers(app.server)
  addIdempotency(app, deps)
  await compressAnswers(app)
  const refuseOtherMethods = watchMethods(app)
  await serveDocs(app)
  addRoutes(app, deps)
  refuseOtherMethods()
  await app.ready()
  return app
}

/**
 * Says which request it was, and that nothing may be kept by others: what was read may be kept by its reader, who asks again.
 * What the framework refuses itself passes no hook, so these are called for it as well.
 */
function withOwnHeaders(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return reply.headers({
    ...SECURITY_HEADERS,
    'x-request-id': request.id,
    'cache-control': isRead ? 'private, no-cache' : 'no-store',
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
