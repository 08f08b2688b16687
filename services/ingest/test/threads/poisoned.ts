import type { ExtractionTask } from '../../src/worker/extraction-task.ts'
import { extractClaims as extract } from '../../src/worker/extraction-thread.ts'

/** A thread that never comes back from one text, takes all memory for another, and does its work with all others. */
export function extractClaims(task: ExtractionTask): ReturnType<typeof extract> {
  for (; task.document.text.includes('hall 13'); );
  const held: number[][] = []
  while (task.document.text.includes('hall 14')) held.push(Array.from({ length: 1_000_000 }, Math.random))
  return extract(task)
}
