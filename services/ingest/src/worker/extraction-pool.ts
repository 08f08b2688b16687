import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { ExtractionResult, ExtractionTask } from './extraction-task.ts'
import { codeOf, DocumentFailure } from './failure.ts'

/** Threads for extraction: the event loop stays free to renew the locks of jobs. */
export type ExtractionPool = {
  extract: (task: ExtractionTask, options: { signal: AbortSignal }) => Promise<Extract<ExtractionResult, { ok: true }>>
  close: () => Promise<void>
}

/** An idle thread ends after this time, and gives the extractor's tables back. */
const IDLE_MS = 5_000

/**
 * Heap of one thread. The extractor's language model takes some 100 MiB of it. With the default nursery two threads kept
 * 40 MiB more until they ended.
 */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 }

const extractionThread = fileURLToPath(new URL('extraction-thread.ts', import.meta.url))

/**
 * Opens the pool; threads start when there is work. `thread` is the module that exports `extractClaims`. Extraction throws
 * DocumentFailure of stage extract or classify: `timeout` after `limitMs`, `out-of-memory`, or the extractor's own code.
 */
export function openExtractionPool(options: { threads: number; limitMs: number; thread?: string }): ExtractionPool {
  const pool = new Piscina<ExtractionTask, ExtractionResult>({
    filename: options.thread ?? extractionThread,
    name: 'extractClaims',
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: IDLE_MS,
    resourceLimits: THREAD_LIMITS,
    recordTiming: false,
  })
  let closing = false
  return {
    extract: async (task, { signal }) => {
      const limit = new AbortController()
      const timer = setTimeout(() => limit.abort(), options.limitMs)
      try {
        const result = await pool.run(task, { signal: AbortSignal.any([limit.signal, signal]) })
        if (!result.ok) throw new DocumentFailure(result.stage, result.code)
        return result
      } catch (error) {
        // What our own stopping has cut off says nothing against the document: the next start reads it.
        if (error instanceof DocumentFailure || signal.aborted || closing) throw error
        throw new DocumentFailure('extract', limit.signal.aborted ? 'timeout' : threadCodeOf(error), { cause: error })
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => {
      closing = true
      return pool.destroy()
    },
  }
}

function threadCodeOf(error: unknown): string {
  const code = codeOf(error)
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out-of-memory' : code
}
