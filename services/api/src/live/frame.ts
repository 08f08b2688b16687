import type { Telling } from '@onrecord/webhooks/telling'

/** One event of a stream as it goes out. `telling` is what filters look at; null where nobody filters. */
export type Frame = { seq: number; bytes: Buffer; telling: Telling | null }

/** Frames up to seq `upTo`, which lies beyond the last of them where what came after tells nothing; in order. */
export type Page = { frames: readonly Frame[]; upTo: number }

/** An event in the text of a stream; `data` is one line. Source: WHATWG HTML §9.2.5, parsing an event stream. */
export function formatFrame({ seq, type, data }: { seq: number; type: string; data: string }): Buffer {
  return Buffer.from(`id: ${seq}\nevent: ${type}\ndata: ${data}\n\n`)
}

/** Tells that the stream is alive, and where to resume; no reader is shown an event without data. */
export function formatHeartbeat(seq: number): Buffer {
  return Buffer.from(`: so far\nid: ${seq}\n\n`)
}

/** How long to wait before connecting again, ms, and where to resume where that is known already. */
export function formatRetry(ms: number, seq?: number): Buffer {
  return Buffer.from(`retry: ${Math.round(ms)}\n${seq === undefined ? '' : `id: ${seq}\n`}\n`)
}
