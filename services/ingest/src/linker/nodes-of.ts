import type { LinkerState } from './follow-event.ts'
import { isLive, type LinkerDocument, relatableOf } from './linker-claim.ts'
import type { Node } from './match.ts'

/** Every claim of the state as it is to be related, by its id. */
export function nodesOf(state: LinkerState): Map<string, Node> {
  return new Map(
    [...state.claims.keys()].flatMap((claimId) => {
      const node = nodeOf(state, claimId)
      return node === undefined ? [] : [[claimId, node]]
    }),
  )
}

/** A claim of the state as it is to be related. */
export function nodeOf(state: LinkerState, claimId: string): Node | undefined {
  const claim = state.claims.get(claimId)
  if (claim === undefined) return undefined
  const document = state.documents.get(claim.documentId) ?? unknownDocument(claim.documentId)
  const { cluster, telling } = claim
  return { claimId, cluster, telling, live: isLive(claim, document), relatable: relatableOf(claim, document) }
}

const unknownDocument = (documentId: string): LinkerDocument => ({
  documentId,
  publisher: null,
  publishedOn: null,
  withdrawn: false,
})
