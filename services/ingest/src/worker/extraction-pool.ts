import { fileURLToPath } from 'node:url'
import type { Prompt } from '@onrecord/extraction'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import type {
  ClassificationResult,
  ClassificationTask,
  ExtractionResult,
  ExtractionTask,
  PlanTask,
} from './extraction-task.ts'
import { codeOf, DocumentFailure, type Stage } from './failure.ts'

/** Threads for extraction: the event loop stays free to renew the locks of jobs. */
export type ExtractionPool = {
  extract: (task: ExtractionTask, options: { signal: AbortSignal }) => Promise<Extract<ExtractionResult, { ok: true }>>
  plan: (task: PlanTask, options: { signal: AbortSignal }) => Promise<Prompt[]>
  classify: (task: ClassificationTask, options: { signal: AbortSignal }) => Promise<ClassificationResult>
  close: () => Promise<void>
}

type Task = ExtractionTask | PlanTask | ClassificationTask
type Result = ExtractionResult | Prompt[] | ClassificationResult

/** An idle thread ends after this time, and gives the extractor's tables back. */
const IDLE_MS = 5_000

/**
 * Heap of one thread. The extractor's language model takes some 100 MiB of it. With the default nursery two threads kept
 * 40 MiB more until they ended.
 */
const THREAD_LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 16 }

const extractionThread = fileURLToPath(new URL('extraction-thread.ts', import.meta.url))

/**
 * Opens the pool; threads start when there is work. `thread` is the module that exports `extractClaims`, `planForModel`,
 * `classifyClaims`. All throw DocumentFailure of their stage: `timeout` after `limitMs` of work, `out-of-memory`, or the extractor's own code.
 */
export function openExtractionPool(options: { threads: number; limitMs: number; thread?: string }): ExtractionPool {
  const pool = new Piscina<Task, Result>({
    filename: options.thread ?? extractionThread,
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: IDLE_MS,
    resourceLimits: THREAD_LIMITS,
    recordTiming: false,
  })
  // A task's time begins with its work: one that waits behind a poisoned document must not run out of it.
  const whenFree = pLimit(options.threads)
  let closing = false
  const run = async (
    task: Task,
    { name, stage, signal }: { name: string; stage: Stage; signal: AbortSignal },
  ): Promise<Result> => {
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), options.limitMs)
    try {
      return await pool.run(task, { name, signal: AbortSignal.any([limit.signal, signal]) })
    } catch (error) {
      // What our own stopping has cut off says nothing against the document: the next start reads it.
      if (signal.aborted || closing) throw error
      throw new DocumentFailure(stage, limit.signal.aborted ? 'timeout' : threadCodeOf(error), { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    extract: async (task, { signal }) => {
      const extracting = { name: 'extractClaims', stage: 'extract' as const, signal }
      // Each function of the thread answers with its own type.
      const result = (await whenFree(() => run(task, extracting))) as ExtractionResult
      if (!result.ok) throw new DocumentFailure(result.stage, result.code)
      return result
    },
    plan: async (task, { signal }) =>
      (await whenFree(() => run(task, { name: 'planForModel', stage: 'extract', signal }))) as Prompt[],
    classify: async (task, { signal }) =>
      (await whenFree(() => run(task, { name: 'classifyClaims', stage: 'classify', signal }))) as ClassificationResult,
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
