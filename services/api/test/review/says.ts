import { wordsIn } from '../harbour.ts'
import type { harbourApi } from '../harbour-api.ts'

/** A text that is one claim; with a stance, on night pay. */
export type Said = { text: string; on: string; by: string; stance?: string; confidence?: number }

/** Submits each as a document of its own with its claim; the claims' ids in order, and the last seq. */
export async function says(
  api: Awaited<ReturnType<typeof harbourApi>>,
  said: readonly Said[],
): Promise<{ ids: string[]; seq: number }> {
  const path = '/v1/dossiers/harbour'
  const ids: string[] = []
  let seq = api.seq
  for (const { text, on, by, stance, confidence = 1 } of said) {
    const document = { text, source: 'Quay Radio', publishedOn: on }
    const { body: receipt } = await api.call('POST', `${path}/documents`, { body: document })
    const claim = { kind: 'statement', act: 'assert', segments: [wordsIn(text, text)], saidOn: on, confidence }
    const positions = stance === undefined ? [] : [{ issue: 'pay', stance }]
    const classification = { claimants: [{ actorId: by }], positions, framework: 'draft-2025' }
    const body = { documentId: receipt.id, claims: [{ claim, classification }] }
    const submitted = await api.call('POST', `${path}/claims`, { body })
    const [item] = submitted.body.items
    ids.push(item.id)
    // A claim is recorded and classified.
    seq = item.seq + 1
  }
  return { ids, seq }
}
