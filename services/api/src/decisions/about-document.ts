import { type DecidedDocument, DomainError, decideDocument, decidedDocument, documentStream } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG } from '../etag.ts'
import type { About } from './about.ts'
import type { DocumentDecision } from './document-body.ts'
import { followDate } from './follow-date.ts'

/** A decision about a document. */
export function aboutDocument(key: { dossier: string; documentId: string }, decision: DocumentDecision): About {
  const { dossier, documentId } = key
  const unknown = () => unknownDocument(key)
  const target = { dossier, streamId: documentStream({ documentId }), reading: FROM_LOG, unknown }
  return {
    target,
    locks: false,
    plan: async (tx) => {
      const state = await loadDocument(tx, key)
      const command =
        decision.decision === 'date'
          ? { decision: 'correct' as const, publishedOn: decision.publishedOn, reason: decision.reason }
          : decision
      const events = decideDocument(state, command)
      const following = await followDate(tx, { dossier, documentId, events })
      return { events: [...events, ...following], quotes: [] }
    },
  }
}

/** The document as the log has it now. Throws DomainError `unknown-document`. */
export async function loadDocument(
  log: ApiDeps['log'],
  key: { dossier: string; documentId: string },
): Promise<DecidedDocument> {
  const state = decidedDocument(await readStream(log, { dossier: key.dossier, streamId: documentStream(key) }))
  if (state === undefined) throw unknownDocument(key)
  return state
}

function unknownDocument(key: { dossier: string; documentId: string }): DomainError {
  return new DomainError('unknown-document', 'The dossier has no such document.', key)
}
