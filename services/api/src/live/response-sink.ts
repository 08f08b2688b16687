import type { ServerResponse } from 'node:http'
import type { Sink } from './listener.ts'

/** Writes to a response whose headers have been sent. A reader who takes nothing for `stalledMs` is cut off. */
export function responseSink(response: ServerResponse, { stalledMs }: { stalledMs: number }): Sink {
  const isOver = (): boolean => response.destroyed || response.writableEnded
  return {
    write: (bytes) => isOver() || response.write(bytes),
    drained() {
      if (isOver()) return Promise.resolve(false)
      if (!response.writableNeedDrain) return Promise.resolve(true)
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const settle = (isTaken: boolean) => () => {
        clearTimeout(timer)
        response.off('drain', taken).off('close', gone)
        resolve(isTaken)
      }
      const taken = settle(true)
      const gone = settle(false)
      const timer = setTimeout(() => response.destroy(), stalledMs)
      response.once('drain', taken).once('close', gone)
      return promise
    },
    end(last) {
      if (response.writableNeedDrain) response.destroy()
      else response.end(last)
    },
  }
}
