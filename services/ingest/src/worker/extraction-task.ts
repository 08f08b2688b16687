import type { Claim, Classification, DossierConfiguration, ExtractorRef } from '@onrecord/domain'
import type { Stage } from './failure.ts'

/** What a thread is given: plain data, copied to it. `answered`: read by a model's answers to its prompts, else by rules. */
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
  answered?: { model: string; answers: string[] }
}

/** A document whose prompts for a language model are wanted, at most `maxCharacters` of its text in each. */
export type PlanTask = { document: ExtractionTask['document']; maxCharacters: number }

/** Claims to be classified anew, with the documents that they lie in. */
export type ClassificationTask = {
  documents: { document: ExtractionTask['document']; claims: Claim[] }[]
  configuration: DossierConfiguration
  configVersion: number
}

/** One a document, in order: a classification a claim, in order, or the code of the error that it met. */
export type ClassificationResult = ({ ok: true; classifications: Classification[] } | { ok: false; code: string })[]

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
