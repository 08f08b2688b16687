import type { ReviewItem, ReviewQueue } from '@onrecord/service-api'
import { type ApiClient, call } from '../api-client.ts'

/** What the queue is narrowed to, as the api's parameters. */
export type QueueFilter = {
  issue?: string
  party?: string
  kind?: string
  document?: string
  impact?: string
  limit?: string
}

/** A page of what is left to review; `minSeq` waits for the views to have come so far. */
export async function readQueue(
  client: ApiClient,
  dossier: string,
  query: QueueFilter & { cursor?: string; minSeq?: number },
): Promise<ReviewQueue> {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  return call(client, { path: `/v1/dossiers/${encodeURIComponent(dossier)}/review-queue?${parameters.toString()}` })
}

/** What came of a decision: its seq; `stale` where somebody has decided since the claim was read. */
export type Decided = { seq: number } | 'stale'

/** Sends a decision about a claim as it was read. Throws Failure where the api refuses it. */
export async function decide(
  client: ApiClient,
  dossier: string,
  { item, decision }: { item: ReviewItem; decision: { decision: 'confirm' | 'retract'; reason?: string } },
): Promise<Decided> {
  const claim = item.claim.claim.id
  const answer = await call<{ seq?: number }>(client, {
    method: 'POST',
    path: `/v1/dossiers/${encodeURIComponent(dossier)}/claims/${claim}/decisions`,
    body: decision,
    headers: { 'if-match': item.etag },
    expected: [412],
  })
  return answer.seq === undefined ? 'stale' : { seq: answer.seq }
}
