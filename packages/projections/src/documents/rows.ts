import type { ExtractorRef } from '@onrecord/domain'

/** What has become of a document's latest extraction; `received` where none was asked for. */
export type DocumentStatus = 'received' | 'requested' | 'processed' | 'failed'

/** A document, without its words. `requestId` names the latest extraction asked for, whose outcome this is. */
export type DocumentRow = {
  documentId: string
  digest: string
  length: number
  language: string | null
  source: string | null
  hasTitle: boolean
  publishedOn: string | null
  /** Sorts as text, earliest last day of publication first; empty where it is unknown. */
  published: string
  status: DocumentStatus
  requestId: string | null
  outcome: { extractor: ExtractorRef; claims: number; dropped: number; notes: string[] } | null
  failure: { stage: string; code: string } | null
  withdrawn: boolean
  erased: boolean
  seq: number
  receivedAt: string
}
