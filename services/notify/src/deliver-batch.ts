import {
  type AddressRules,
  CLOUD_EVENT_MEDIA_TYPE,
  DeliveryError,
  openSecret,
  type Resolve,
  type SecretsKey,
  signatureHeaders,
} from '@onrecord/webhooks'
import type { DomainLog } from '@onrecord/webhooks/endpoints'
import type { Configurations } from '@onrecord/webhooks/telling'
import { renderBodies } from '@onrecord/webhooks/telling'
import type { Logger } from 'pino'
import type { Agent } from 'undici'
import { type Attempt, isGone, outcomeOf } from './attempt.ts'
import { connect } from './connection.ts'
import { post } from './send.ts'
import { type Delivery, disableEndpoint, findTarget, recordOutcomes, releaseDeliveries, takeDue } from './store.ts'

/** What deliveries need, opened once by `start`. */
export type DeliveryDeps = {
  log: DomainLog
  configurations: Configurations
  secretsKey: SecretsKey
  rules: AddressRules
  resolve: Resolve
  logger: Logger
  deliveryTimeoutMs: number
  leaseMarginMs: number
  connections: number
  /** Aborts when the service stops: no further send begins. */
  stopping: AbortSignal
  /** Aborts a little later: sends under way end. */
  cutOff: AbortSignal
}

/** Deliveries that one look at the database takes. */
export const BATCH = 100

/**
 * Sends what is due to an endpoint, up to 100 deliveries, and records what came of each. Returns how many it took.
 *
 * New sends start during one timeout only, so that all has ended after two and the lease, which is longer, never runs
 * out under a send: what was not tried by then is given back.
 */
export async function deliverBatch(deps: DeliveryDeps, endpointId: string): Promise<number> {
  const { log, deliveryTimeoutMs: timeoutMs } = deps
  const target = await findTarget(log.db, endpointId)
  if (target === undefined) return 0
  const leaseMs = 3 * timeoutMs + deps.leaseMarginMs
  const deliveries = await takeDue(log.db, { endpointId, limit: BATCH, leaseMs })
  if (deliveries.length === 0) return 0

  const secret = openSecret(deps.secretsKey, { owner: endpointId, sealed: target.sealedSecret })
  const bodies = await bodiesOf(deps, deliveries)
  const attempts = await sendAll(deps, { url: target.url, secret, deliveries, bodies })
  for (const [delivery, attempt] of attempts) report(deps.logger, { endpointId, delivery, attempt })
  await record(deps, endpointId, deliveries, attempts)
  return deliveries.length
}

type Bodies = ReadonlyMap<Delivery, string>

async function bodiesOf(deps: DeliveryDeps, deliveries: readonly Delivery[]): Promise<Bodies> {
  const bodies = new Map<Delivery, string>()
  for (const [dossier, own] of Map.groupBy(deliveries, ({ dossier }) => dossier)) {
    const rendered = await renderBodies(deps, dossier, own)
    for (const delivery of own) {
      const body = rendered.get(delivery.seq)
      if (body !== undefined) bodies.set(delivery, body)
    }
  }
  return bodies
}

type Batch = { url: string; secret: string; deliveries: readonly Delivery[]; bodies: Bodies }

/** Attempts by delivery; those not begun are missing. */
async function sendAll(deps: DeliveryDeps, batch: Batch): Promise<Map<Delivery, Attempt>> {
  const { url } = batch
  const attempts = new Map<Delivery, Attempt>()
  let agent: Agent
  const at = new Date()
  try {
    agent = await connect(deps, { url, connections: deps.connections, timeoutMs: deps.deliveryTimeoutMs })
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    for (const delivery of batch.deliveries) attempts.set(delivery, { at, durationMs: 0, error })
    return attempts
  }
  const cutOff = () => void agent.destroy()
  deps.cutOff.addEventListener('abort', cutOff)
  try {
    await sendInLanes(deps, agent, batch, attempts)
  } finally {
    deps.cutOff.removeEventListener('abort', cutOff)
    // Every exchange has ended; what is left are idle connections and bodies that were cut off.
    await agent.destroy()
  }
  return attempts
}

async function sendInLanes(
  deps: DeliveryDeps,
  agent: Agent,
  batch: Batch,
  attempts: Map<Delivery, Attempt>,
): Promise<void> {
  const until = performance.now() + deps.deliveryTimeoutMs
  const waiting = batch.deliveries.values()
  let gone = false
  const lane = async (): Promise<void> => {
    for (const delivery of waiting) {
      const attempt = await attemptOnce(deps, agent, batch, delivery)
      if (attempt === undefined) return
      attempts.set(delivery, attempt)
      gone ||= isGone(attempt)
      if (gone || deps.stopping.aborted || performance.now() > until) return
    }
  }
  await Promise.all(Array.from({ length: deps.connections }, lane))
}

/** Undefined where the service stopped meanwhile: nobody knows what came of it, so it is sent again with the same id. */
async function attemptOnce(
  deps: DeliveryDeps,
  agent: Agent,
  { url, secret, bodies }: Batch,
  delivery: Delivery,
): Promise<Attempt | undefined> {
  const at = new Date()
  const begun = performance.now()
  const body = bodies.get(delivery)
  if (body === undefined) {
    return { at, durationMs: 0, error: new DeliveryError('render', 'no claim in the log', { retryable: false }) }
  }
  const headers = {
    'content-type': CLOUD_EVENT_MEDIA_TYPE,
    'user-agent': 'Onrecord-Webhooks/1',
    ...signatureHeaders([secret], { id: delivery.eventId, timestamp: at, body }),
  }
  try {
    const answer = await post(agent, { url, headers, body, timeoutMs: deps.deliveryTimeoutMs })
    return { at, durationMs: performance.now() - begun, answer }
  } catch (error) {
    if (deps.cutOff.aborted) return undefined
    if (!(error instanceof DeliveryError)) throw error
    return { at, durationMs: performance.now() - begun, error }
  }
}

async function record(
  { log }: DeliveryDeps,
  endpointId: string,
  deliveries: readonly Delivery[],
  attempts: ReadonlyMap<Delivery, Attempt>,
): Promise<void> {
  if ([...attempts.values()].some(isGone)) {
    await disableEndpoint(log.db, endpointId, 'the endpoint answered 410 Gone')
  }
  for (const [dossier, own] of Map.groupBy(deliveries, ({ dossier }) => dossier)) {
    const key = { dossier, endpointId }
    const outcomes = own.flatMap((delivery) => {
      const attempt = attempts.get(delivery)
      return attempt === undefined ? [] : [outcomeOf(delivery, attempt, Math.random())]
    })
    const untried = own.filter((delivery) => !attempts.has(delivery)).map(({ seq }) => seq)
    await recordOutcomes(log.db, key, outcomes)
    await releaseDeliveries(log.db, key, untried)
  }
}

function report(
  logger: Logger,
  { endpointId, delivery, attempt }: { endpointId: string; delivery: Delivery; attempt: Attempt },
): void {
  const line = {
    endpoint: endpointId,
    dossier: delivery.dossier,
    seq: delivery.seq,
    event: delivery.eventId,
    attempt: delivery.attempts + 1,
    durationMs: Math.round(attempt.durationMs),
    ...('answer' in attempt ? { status: attempt.answer.status } : { stage: attempt.error.stage }),
  }
  logger.info(line, 'webhook.attempt')
}
