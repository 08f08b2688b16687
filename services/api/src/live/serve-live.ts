import { DomainError } from '@onrecord/domain'
import { headOf } from '@onrecord/event-log'
import type { Telling } from '@onrecord/webhooks/telling'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readmit } from '../auth.ts'
import type { ApiDeps } from '../deps.ts'
import { HttpProblem } from '../problem.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { formatRetry } from './frame.ts'
import type { Listener } from './listener.ts'
import type { LiveStreams } from './live-streams.ts'
import { responseSink } from './response-sink.ts'
import { startSeq } from './start-seq.ts'

/** Most readers of one channel in one process; each takes some 60 kB. */
const MOST_LISTENERS = 10_000

/** A reader who takes nothing for so long is cut off, ms. */
const STALLED_MS = 30_000

/** Whoever loses the connection comes back after this time, ms, and up to as much again: a herd is spread. */
const COME_BACK_MS = 2000

/** What a reader asks for. `otherwise`: where to begin for who names no seq, now or at the first event. */
export type Wish = {
  dossier: string
  lastEventId: number | undefined
  after: number | undefined
  otherwise: 'now' | 'first'
  wants: ((telling: Telling) => boolean) | null
}

/**
 * Answers with a stream of events that ends only with the reader, its key or the server. Written past the framework, which
 * would keep a stream and its buffers for every reader. Throws HttpProblem and DomainError before anything is sent.
 */
export async function serveLive(
  { deps, streams }: { deps: ApiDeps; streams: LiveStreams },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { dossier, wants, otherwise, ...asked }: Wish,
): Promise<FastifyReply> {
  const head = (await headOf(deps.log, dossier))?.seq
  if (head === undefined) throw unknownDossier(dossier)
  const position = startSeq(asked, { head, otherwise: otherwise === 'now' ? head : 0 })
  if (streams.count() >= MOST_LISTENERS) {
    throw new HttpProblem('unavailable', 'Too many streams are open here.', { headers: { 'retry-after': '30' } })
  }
  reply
    .type('text/event-stream')
    .header('cache-control', 'no-store, no-transform')
    // Proxies of the nginx family would collect events otherwise.
    .header('x-accel-buffering', 'no')
  if (request.method === 'HEAD') return reply.send('')

  const { raw } = reply.header('connection', 'close').hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.write(formatRetry(COME_BACK_MS * (1 + Math.random()), position))
  const listener: Listener = {
    position,
    wants,
    sink: responseSink(raw, { stalledMs: STALLED_MS }),
    credential: request.apiKey?.keyId ?? '',
    isAdmitted: () => isAdmitted(deps, request),
  }
  const leave = streams.join(listener, { dossier, head })
  raw.once('close', leave)
  // A connection that breaks closes too; nobody else is to be told.
  raw.on('error', () => undefined)
  if (raw.destroyed) leave()
  return reply
}

/** Whether the request would be admitted again. That PostgreSQL does not answer is nobody's fault. */
async function isAdmitted(deps: ApiDeps, request: FastifyRequest): Promise<boolean> {
  try {
    await readmit(deps, request)
    return true
  } catch (error) {
    return !(error instanceof HttpProblem || error instanceof DomainError)
  }
}
