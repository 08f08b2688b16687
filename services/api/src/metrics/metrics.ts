import { setTimeout as delay } from 'node:timers/promises'
import { type AppendTold, appendChannel } from '@onrecord/event-log'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { RequestLine } from '../request-log.ts'
import { openBoundHistogram } from './bound-histogram.ts'
import type { Work } from './work-store.ts'

/** What one server counts, for Prometheus. */
export type Metrics = {
  /** Counts the requests that are answered as this one was; the function takes how long each took, ms. */
  ofRequests(line: RequestLine): (durationMs: number) => void
  /** All of it as text, with the work of all services as `readWork` knew it within the last second; without that where PostgreSQL does not answer. */
  expose(readWork: () => Promise<Work>): Promise<string>
  /** Counts nothing more. */
  close(): void
}

/** What Prometheus is told the text is. Source: the text exposition format, version 0.0.4. */
export const EXPOSITION = 'text/plain; version=0.0.4; charset=utf-8'

/** Upper bounds, s: from an answer out of memory to one that waits for what was just written. */
const REQUEST_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

const APPEND_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1]

/** How long a scrape waits for PostgreSQL, ms. */
const READ_MS = 2000

/** Scrapes that come within this time, ms, share one reading: however many watch, PostgreSQL is asked once. */
const SHARED_MS = 1000

/** Opens counters of a server's own; nothing has been counted yet. `clock` gives ms that only grow. */
export function openMetrics({ clock = () => performance.now() }: { clock?: () => number } = {}): Metrics {
  const register = new Registry()
  const registers = [register]
  const requests = openBoundHistogram<'method' | 'route' | 'status'>({
    name: 'onrecord_http_request_duration_seconds',
    help: 'How long requests took, by method, pattern of the address and status.',
    bounds: REQUEST_BUCKETS,
    register,
  })
  const appends = new Histogram({
    name: 'onrecord_append_duration_seconds',
    help: 'How long appends to logs took in this process.',
    buckets: APPEND_BUCKETS,
    registers,
  })
  const appended = new Counter({
    name: 'onrecord_events_appended_total',
    help: 'Events that this process appended.',
    registers,
  })
  const setWork = workGauges(registers)
  let read: { at: number; work: Promise<Work | undefined> } | undefined
  // Published by `append` alone.
  const onAppend = (told: unknown): void => {
    const { events, ms } = told as AppendTold
    appends.observe(ms / 1000)
    appended.inc(events)
  }
  appendChannel.subscribe(onAppend)
  return {
    ofRequests({ method, route, status }) {
      const count = requests.bind({ method, route: route ?? 'none', status: String(status) })
      return (durationMs) => count(durationMs / 1000)
    },
    async expose(readWork) {
      const now = clock()
      if (read === undefined || now - read.at >= SHARED_MS) read = { at: now, work: inTime(readWork()) }
      setWork(await read.work)
      return Registry.merge([...registers, processRegistry()]).metrics()
    },
    close() {
      appendChannel.unsubscribe(onAppend)
    },
  }
}

/** Sets what PostgreSQL knows; undefined: it does not answer, and nothing is said of what it knew before. */
function workGauges(registers: Registry[]): (work: Work | undefined) => void {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `onrecord_${name}`, help, labelNames, registers })
  const up = gauge('database_up', 'Whether PostgreSQL answered this scrape.', [])
  const behindEvents = gauge('consumer_behind_events', 'Events that a reader of the logs has not handled.', [
    'consumer',
  ])
  const behindSeconds = gauge('consumer_behind_seconds', 'Age of the oldest of them.', ['consumer'])
  const views = gauge('view_behind_events', 'Events that a view lacks, of the dossier that lacks most.', ['view'])
  const waiting = gauge('work_waiting', 'What is due and not done yet, in all services.', ['work'])
  const waitingSeconds = gauge('work_waiting_seconds', 'For how long the oldest of it has been due.', ['work'])
  const attempts = gauge('webhook_attempts_5m', 'Requests to webhooks of the last five minutes, by outcome.', [
    'outcome',
  ])
  const known = [behindEvents, behindSeconds, views, waiting, waitingSeconds, attempts]
  return (work) => {
    for (const one of known) one.reset()
    up.set(work === undefined ? 0 : 1)
    for (const { consumer, events, seconds } of work?.behind ?? []) {
      behindEvents.set({ consumer }, events)
      behindSeconds.set({ consumer }, seconds)
    }
    for (const { view, events } of work?.views ?? []) views.set({ view }, events)
    for (const { work: of, count, seconds } of work?.waiting ?? []) {
      waiting.set({ work: of }, count)
      waitingSeconds.set({ work: of }, seconds)
    }
    for (const { outcome, count } of work?.attempts ?? []) attempts.set({ outcome }, count)
  }
}

/** Undefined where it fails, or takes longer than a scrape may wait: for a connection, too. */
async function inTime<T>(reading: Promise<T>): Promise<T | undefined> {
  const isRead = new AbortController()
  const late = delay(READ_MS, undefined, { signal: isRead.signal })
  try {
    return await Promise.race([reading.catch(() => undefined), late])
  } finally {
    isRead.abort()
  }
}

let ofProcess: Registry | undefined

/** Memory, processor, event loop of the process: watched from the first scrape on, once, however many servers it has. */
function processRegistry(): Registry {
  if (ofProcess === undefined) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}
