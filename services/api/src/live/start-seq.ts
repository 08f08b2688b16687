import { invalidPart } from '../invalid-part.ts'

/**
 * The seq that a stream begins after: what a reader who comes back has had, else what the address says, else `otherwise`.
 * Throws HttpProblem where the log has not come that far: an id of another dossier, most likely.
 */
export function startSeq(
  { lastEventId, after }: { lastEventId: number | undefined; after: number | undefined },
  { head, otherwise }: { head: number; otherwise: number },
): number {
  for (const [part, pointer, seq] of [
    ['header', '/last-event-id', lastEventId],
    ['query', '/after', after],
  ] as const) {
    if (seq === undefined) continue
    if (seq > head) throw invalidPart(part, pointer, `the log ends at ${head}`)
    return seq
  }
  return otherwise
}
