import type { RecordedClaim } from '@onrecord/domain'
import { type ApiClient, call } from './api-client.ts'

/** The api's receipt for a document. */
export type Receipt = { id: string; seq: number; state: string; duplicate: boolean; warnings: string[] }

/** Longest wait for the claims of one document, s: the api's own limit. */
const WAIT_S = 30

/** Submits a document and waits for its claims; after the wait there may be none yet. */
export async function submitDocument(
  client: ApiClient,
  dossier: string,
  document: Readonly<Record<string, unknown>>,
): Promise<{ receipt: Receipt; claims: RecordedClaim[] }> {
  const answer = await call<Receipt & { claims?: RecordedClaim[] }>(client, {
    method: 'POST',
    path: `/v1/dossiers/${encodeURIComponent(dossier)}/documents`,
    body: document,
    headers: { prefer: `wait=${WAIT_S}` },
  })
  const { claims = [], ...receipt } = answer
  return { receipt, claims }
}
