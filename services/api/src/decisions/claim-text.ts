import { findDocument } from '@onrecord/documents'
import { type DecidedClaim, DomainError } from '@onrecord/domain'
import { documentHistory } from '@onrecord/intake/receive'
import type { ApiDeps } from '../deps.ts'

/** What a claim's spans are held against. */
export type ClaimText = { text: string; source: string | null; publishedOn: string | null }

/** The text that a claim lies in, with what is known of its document. Throws DomainError `document-erased`. */
export async function claimText(
  log: ApiDeps['log'],
  dossier: string,
  { documentId }: DecidedClaim,
): Promise<ClaimText> {
  const key = { dossier, documentId }
  const [history, document] = [await documentHistory(log, key), await findDocument(log.db, key)]
  if (history === undefined || typeof document?.text !== 'string') {
    throw new DomainError('document-erased', 'The text was erased, so nothing can be said of its words.', {
      documentId,
    })
  }
  return { text: document.text, source: history.source, publishedOn: history.publishedOn }
}
