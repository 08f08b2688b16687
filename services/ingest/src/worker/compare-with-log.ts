import { classifiedClaim, foundClaim } from '@onrecord/documents'
import { DomainError, type Found, type KnownClaim, type Rereading, readAgain } from '@onrecord/domain'
import type { DomainLog } from '../log.ts'
import type { ExtractionResult } from './extraction-task.ts'
import { readKnownClaims } from './known-claims.ts'
import type { ReadableDocument } from './load-document.ts'

export type Extraction = Extract<ExtractionResult, { ok: true }>

/** What an extraction changes; `known`: the document's claims as the log has them; `versions` of their streams by claim id. */
export type Comparison = Rereading & { known: ReadonlyMap<string, KnownClaim>; versions: ReadonlyMap<string, number> }

/** Holds an extraction against the claims that the log has of its document. Appends nothing. */
export async function compareWithLog(
  log: DomainLog,
  { dossier, document, extraction }: { dossier: string; document: ReadableDocument; extraction: Extraction },
): Promise<Comparison> {
  const { documentId } = document
  const { extractor } = extraction
  const findings = extraction.findings.map((finding) => foundOf(document, finding))
  const found = findings.map(({ claimId }) => claimId)
  const { claims, versions } = await readKnownClaims(log, { dossier, documentId, extractor: extractor.name, found })
  const rereading = readAgain({ documentId, extractor, findings, known: claims })
  return { ...rereading, known: new Map(claims.map((claim) => [claim.claimId, claim])), versions }
}

/** A finding as it would be recorded; unclassified where its claimant or addressee is not in the text. */
function foundOf(document: ReadableDocument, { claim, classification }: Extraction['findings'][number]): Found {
  const { documentId, text, source } = document
  const { claimId, documentId: _, extractor: __, ...finding } = foundClaim(claim, documentId)
  const reading = { kind: claim.kind, ...finding }
  const classified = groundedOrNull(() => classifiedClaim(claim, classification, { text, source, by: 'rules' }))
  if (classified === null) return { claimId, reading, classified }
  const { claimId: ___, by: ____, ...says } = classified
  return { claimId, reading, classified: says }
}

function groundedOrNull<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'name-not-in-text') return null
    throw error
  }
}
