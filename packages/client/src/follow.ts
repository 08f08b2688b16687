import type { EventSourceMessage } from 'eventsource-parser'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { components, operations } from './api.ts'
import type { Onrecord } from './connect.ts'
import { isProblem, OnrecordError } from './problem.ts'
import type { WebhookEvent } from './verify-webhook.ts'

/** What a stream tells: what a webhook would be sent, with its seq in the log of the dossier. */
export type StreamEvent = Extract<WebhookEvent, { seq: number }>

/** What to follow. */
export type Following = {
  dossier: string
  /** Begins after this seq, so that who was away misses nothing; left out: what is recorded from now on. */
  after?: number
  /** The same filters as a webhook's. */
  filter?: Omit<NonNullable<operations['streamClaims']['parameters']['query']>, 'after'>
  /** Ends the following; the loop then ends without an error. */
  signal?: AbortSignal
}

/** An entry of the log, as it was recorded. */
export type LogEvent = components['schemas']['Event']

/** The server gives a sign of life every 15 s: a connection silent for so long is dead, ms. */
const SILENCE_MS = 45_000

/** Waits before connecting again where the server has not said how long, ms: doubled while it fails. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 30_000

/**
 * What subscribers are told, as it is recorded: new claims in words, changed positions, passed dates. Connections that
 * break, fall silent or are ended by the server are taken up after the last event, so that none is missed; one that was
 * on its way may come twice, which its `id` tells. Throws OnrecordError where the server refuses.
 */
export function follow(
  onrecord: Onrecord,
  { dossier, after, filter, signal }: Following,
): AsyncGenerator<StreamEvent, void, undefined> {
  return followAt<StreamEvent>(
    (init) =>
      onrecord.GET('/v1/dossiers/{dossier}/stream', {
        ...init,
        params: { path: { dossier }, query: { ...filter } },
        parseAs: 'stream',
      }),
    { after, signal },
  )
}

/**
 * The log itself as it grows, event by event, taken up where connections break as {@link follow} does; `after` left out:
 * from the first event. Throws OnrecordError where the server refuses.
 */
export function followLog(
  onrecord: Onrecord,
  { dossier, after = 0, signal }: Omit<Following, 'filter'>,
): AsyncGenerator<LogEvent, void, undefined> {
  return followAt<LogEvent>(
    (init) =>
      onrecord.GET('/v1/dossiers/{dossier}/events', { ...init, params: { path: { dossier } }, parseAs: 'stream' }),
    { after, signal },
  )
}

/** Opens a stream; `data` is its body. */
type Open = (init: { headers: Record<string, string>; signal: AbortSignal }) => Promise<{
  data?: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined
  error?: unknown
  response: Response
}>

async function* followAt<Event>(
  open: Open,
  { after, signal }: { after: number | undefined; signal: AbortSignal | undefined },
): AsyncGenerator<Event, void, undefined> {
  const place: Place = { lastEventId: after === undefined ? undefined : String(after), waitMs: FIRST_WAIT_MS }
  const isOver = () => signal?.aborted === true
  let failures = 0
  while (!isOver()) {
    try {
      for await (const event of readOnce<Event>(open, signal, place)) {
        failures = 0
        yield event
      }
    } catch (error) {
      if (isOver()) return
      if (error instanceof OnrecordError && !isPassing(error.status)) throw error
      failures++
    }
    await pause(Math.min(place.waitMs * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS), signal)
  }
}

/** How far the stream was read, and how long the server wants to be left alone. */
type Place = { lastEventId: string | undefined; waitMs: number }

/**
 * Reads one connection to its end. An abort ends the reading here and now: the signal that goes out with the request may
 * get lost among the copies that are made of it.
 */
async function* readOnce<Event>(
  open: Open,
  signal: AbortSignal | undefined,
  place: Place,
): AsyncGenerator<Event, void, undefined> {
  const ending = new AbortController()
  const end = () => ending.abort()
  signal?.addEventListener('abort', end)
  const watch = openWatch(end)
  const ended = new Promise<never>((_resolve, reject) => {
    ending.signal.addEventListener('abort', () => reject(new Error('the connection was given up')))
  })
  ended.catch(() => undefined)
  try {
    const { data, error, response } = await Promise.race([
      open({ headers: headersAt(place), signal: ending.signal }),
      ended,
    ])
    if (data === undefined || data === null) throw new OnrecordError(response.status, isProblem(error) ? error : null)
    const reader = messagesOf(data, { place, onComment: watch.heard }).getReader()
    ending.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined))
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      watch.heard()
      // The server's own schemas shape what it sends.
      yield JSON.parse(read.value.data) as Event
    }
  } finally {
    watch.stop()
    signal?.removeEventListener('abort', end)
    end()
  }
}

function headersAt({ lastEventId }: Place): Record<string, string> {
  return { accept: 'text/event-stream', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }
}

/** The messages of a stream; `place` moves with them, and with the signs of life that carry none. */
function messagesOf(
  data: ReadableStream<Uint8Array<ArrayBuffer>>,
  { place, onComment }: { place: Place; onComment: () => void },
): ReadableStream<EventSourceMessage> {
  return data.pipeThrough(new TextDecoderStream()).pipeThrough(
    new EventSourceParserStream({
      onComment,
      onId: (id) => {
        place.lastEventId = id
      },
      onRetry: (ms) => {
        place.waitMs = ms
      },
    }),
  )
}

/** Calls `onSilence` where `heard` was not called for too long. */
function openWatch(onSilence: () => void): { heard: () => void; stop: () => void } {
  let timer = setTimeout(onSilence, SILENCE_MS)
  return {
    heard() {
      clearTimeout(timer)
      timer = setTimeout(onSilence, SILENCE_MS)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Whether a refusal says that the server is busy or away rather than unwilling. */
function isPassing(status: number): boolean {
  return status === 429 || status >= 500
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted === true) return
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}
