import { randomUUID } from 'node:crypto'
import { SYSTEM_LOG } from '@onrecord/domain'
import {
  type AddressRules,
  DeliveryError,
  openSigner,
  PAUSE_AFTER,
  type Resolve,
  type SecretsKeys,
  type Signer,
} from '@onrecord/webhooks'
import { type DomainLog, openEndpointSecrets, suspendExpiredEndpoints } from '@onrecord/webhooks/endpoints'
import { type Configurations, renderBodies, renderTests } from '@onrecord/webhooks/telling'
import type { Logger } from 'pino'
import type { Agent } from 'undici'
import type { Attempt } from './attempt.ts'
import { connect } from './connection.ts'
import { ownValuesOf } from './own-values.ts'
import { recordAttempts } from './record-attempts.ts'
import { sendInLanes } from './send-in-lanes.ts'
import { countDueNow, type Delivery, takeDue } from './store/deliveries.ts'
import { putStragglersInOrder, takeFromLanes } from './store/lanes.ts'
import { endTurn, findTarget, type Target, takeFromRate, takeTurn } from './store/targets.ts'

/** What deliveries need, opened once by `start`. */
export type DeliveryDeps = {
  log: DomainLog
  configurations: Configurations
  secretsKeys: SecretsKeys
  rules: AddressRules
  resolve: Resolve
  logger: Logger
  deliveryTimeoutMs: number
  leaseMarginMs: number
  connections: number
  mostDue: number
  /** Aborts when the service stops: no further send begins. */
  stopping: AbortSignal
  /** Aborts a little later: sends under way end. */
  cutOff: AbortSignal
}

/** Deliveries that one look at the database takes. */
export const BATCH = 100

/** What goes out together: to where, in whose name, which deliveries with which bodies. */
export type Sending = {
  target: Target
  sign: Signer
  headers: Readonly<Record<string, string>>
  /** What no attempt may show of them, where the receiver repeats them. */
  hidden: readonly string[]
  deliveries: readonly Delivery[]
  bodies: ReadonlyMap<Delivery, string>
  connections: number
}

/**
 * Sends what is due to an endpoint, up to 100 deliveries, and records what came of each. Returns how many it took.
 *
 * New sends start during one timeout only, so that all has ended after two and the lease, which is longer, never runs
 * out under a send: what was not tried by then is given back. Where requests at a time are limited, one batch is under way,
 * over all processes.
 */
export async function deliverBatch(deps: DeliveryDeps, endpointId: string): Promise<number> {
  const { log } = deps
  const target = await findTarget(log.db, endpointId)
  if (target === undefined) return 0
  if (target.hasKeyExpired) {
    await suspendExpiredEndpoints(log)
    return 0
  }
  if (target.concurrency === null) return sendBatch(deps, endpointId, target)
  const turn = { endpointId, by: randomUUID() }
  if (!(await takeTurn(log.db, turn, leaseOf(deps)))) return 0
  try {
    return await sendBatch(deps, endpointId, target)
  } finally {
    await endTurn(log.db, turn)
  }
}

async function sendBatch(deps: DeliveryDeps, endpointId: string, target: Target): Promise<number> {
  const { log } = deps
  const limit = await limitOf(deps, endpointId, target)
  if (limit === 0) return 0
  const take = { endpointId, limit, leaseMs: leaseOf(deps) }
  const deliveries = await takeWhatIsDue(deps, target, take)
  if (deliveries.length === 0) return 0

  const [{ secrets, headers }, bodies] = await Promise.all([
    openEndpointSecrets(log.db, deps.secretsKeys, endpointId),
    bodiesOf(deps, deliveries),
  ])
  const connections = target.concurrency ?? deps.connections
  const sending = {
    target,
    sign: openSigner(secrets),
    headers,
    hidden: ownValuesOf(headers),
    deliveries,
    bodies,
    connections,
  }
  const attempts = await sendAll(deps, sending)
  await recordAttempts(deps, { endpointId, wasFailing: target.failures > 0, deliveries, attempts })
  return deliveries.length
}

/** Milliseconds that a batch is ours: longer than all its sends can take, which is two timeouts. */
export function leaseOf({
  deliveryTimeoutMs,
  leaseMarginMs,
}: Pick<DeliveryDeps, 'deliveryTimeoutMs' | 'leaseMarginMs'>) {
  return 3 * deliveryTimeoutMs + leaseMarginMs
}

/** After many failures one delivery is a trial for all; a rate gives what it allows now. */
async function limitOf({ log }: DeliveryDeps, endpointId: string, target: Target): Promise<number> {
  const most = target.failures >= PAUSE_AFTER ? 1 : BATCH
  if (target.perSecond === null) return most
  const wanted = await countDueNow(log.db, { endpointId, most })
  return wanted === 0 ? 0 : takeFromRate(log.db, { endpointId, wanted })
}

/** Tests are in no lane: they go out at once, also where a lane is blocked. */
async function takeWhatIsDue(
  { log }: DeliveryDeps,
  { ordered }: Target,
  take: { endpointId: string; limit: number; leaseMs: number },
): Promise<Delivery[]> {
  if (!ordered) return takeDue(log.db, take)
  const tests = await takeDue(log.db, { ...take, dossier: SYSTEM_LOG })
  const limit = take.limit - tests.length
  if (limit === 0) return tests
  const taken = [...tests, ...(await takeFromLanes(log.db, { ...take, limit }))]
  if (taken.length > 0 || !(await putStragglersInOrder(log.db, take.endpointId))) return taken
  return takeFromLanes(log.db, take)
}

async function bodiesOf(deps: DeliveryDeps, deliveries: readonly Delivery[]): Promise<Map<Delivery, string>> {
  const bodies = new Map<Delivery, string>()
  for (const [dossier, own] of Map.groupBy(deliveries, ({ dossier }) => dossier)) {
    const seqs = own.map(({ seq }) => seq)
    const rendered = dossier === SYSTEM_LOG ? renderTests(deps.log, seqs) : renderBodies(deps, dossier, own)
    const texts = await rendered
    for (const delivery of own) {
      const body = texts.get(delivery.seq)
      if (body !== undefined) bodies.set(delivery, body)
    }
  }
  return bodies
}

/** Attempts by delivery, in the order in which they ended; those not begun are missing. */
async function sendAll(deps: DeliveryDeps, sending: Sending): Promise<Map<Delivery, Attempt>> {
  const { target, connections } = sending
  const attempts = new Map<Delivery, Attempt>()
  let agent: Agent
  const at = new Date()
  try {
    agent = await connect(deps, { url: target.url, connections, timeoutMs: deps.deliveryTimeoutMs })
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    for (const delivery of frontsOf(sending.deliveries)) attempts.set(delivery, { at, durationMs: 0, error })
    return attempts
  }
  const cutOff = () => void agent.destroy()
  deps.cutOff.addEventListener('abort', cutOff)
  try {
    await sendInLanes(deps, agent, sending, attempts)
  } finally {
    deps.cutOff.removeEventListener('abort', cutOff)
    // Every exchange has ended; what is left are idle connections and bodies that were cut off.
    await agent.destroy()
  }
  return attempts
}

/** What would have been sent first: of a lane its front, of the rest each. */
function frontsOf(deliveries: readonly Delivery[]): Delivery[] {
  const lanes = new Set<string>()
  return deliveries.filter(({ ordered, dossier }) => {
    if (ordered && lanes.has(dossier)) return false
    lanes.add(dossier)
    return true
  })
}
