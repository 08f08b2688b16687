import type { Telling } from '@onrecord/webhooks/telling'
import type { Page } from './frame.ts'

/** Where frames go. `write` is false where the reader is behind: then nothing more is to be written until `drained`. */
export type Sink = {
  write(bytes: Buffer): boolean
  /** True once all that was written has been taken; false where the reader is gone or has taken nothing for too long. */
  drained(): Promise<boolean>
  /** Ends the stream with what is still to be said; a reader who is behind is cut off. */
  end(last?: Buffer): void
}

/** One reader of a stream. It has had everything up to `position`. */
export type Listener = {
  position: number
  /** Whether a frame is for this reader; null: all are. */
  wants: ((telling: Telling) => boolean) | null
  sink: Sink
  /** Whose rights it reads by: listeners of the same credential are looked at once. */
  credential: string
  /** Whether it may still read. */
  isAdmitted: () => Promise<boolean>
}

/** Sends what of a page is new and wanted, in one write; false where the reader is behind. */
export function sendPage(listener: Listener, { frames, upTo }: Page): boolean {
  const { position, wants, sink } = listener
  const wanted = frames.filter(({ seq, telling }) => {
    return seq > position && (wants === null || (telling !== null && wants(telling)))
  })
  listener.position = Math.max(position, upTo)
  const [first] = wanted
  if (first === undefined) return true
  return sink.write(wanted.length === 1 ? first.bytes : Buffer.concat(wanted.map(({ bytes }) => bytes)))
}
