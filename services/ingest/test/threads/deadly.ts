import type { ExtractionTask } from '../../src/worker/extraction-task.ts'
import { extractClaims as extract } from '../../src/worker/extraction-thread.ts'

/** A thread that takes the whole process with it when it meets one text, and does its work with all others. */
export function extractClaims(task: ExtractionTask): ReturnType<typeof extract> {
  if (task.document.text.includes('hall 13')) process.kill(process.pid, 'SIGKILL')
  return extract(task)
}
