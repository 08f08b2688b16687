import type { Claim, Classification, DossierConfiguration, ExtractorRef } from '@onrecord/domain'
import type { Stage } from './failure.ts'

/** What a thread is given: plain data, copied to it. */
export type ExtractionTask = {
  document: {
    documentId: string
    text: string
    title: string | null
    source: string | null
    publishedOn: string | null
    language: string | null
  }
  configuration: DossierConfiguration
  configVersion: number
}

/** What it gives back; an error as stage and code, because a thread's error keeps neither. */
export type ExtractionResult =
  | {
      ok: true
      extractor: ExtractorRef
      findings: { claim: Claim; classification: Classification }[]
      dropped: number
      notes: string[]
    }
  | { ok: false; stage: Stage; code: string }
