/** Every rule that a caller can break, with what the error tells about it. The api maps each code to an HTTP status. */
export type DomainErrorDetails = {
  'unknown-dossier': { dossier: string }
  'dossier-exists': { dossier: string }
  'unknown-document': { dossier: string; documentId: string }
  'document-erased': { documentId: string }
  'unknown-claim': { claimId: string }
  'unknown-issue': { issue: string }
  'unknown-framework': { framework: string }
  'bad-character': { path: string; offset: number; what: 'NUL' | 'lone surrogate' }
  'empty-text': { path: string }
  'text-too-long': { length: number; limit: number }
  'html-not-accepted': { path: string }
  'unreadable-markup': { reason: string }
  'words-not-in-text': { path: string; start: number; end: number }
  'name-not-in-text': { path: string; name: string }
  'unknown-configuration': { dossier: string; version: number }
  'unknown-reference': { path: string; id: string }
  'unsupported-extractor': { extractor: string }
  'address-refused': { reason: string }
  'header-refused': { header: string; reason: string }
  'beyond-the-log': { dossier: string; seq: number; head: number }
  'webhook-disabled': { endpointId: string }
  'key-ended': { endpointId: string }
  'unknown-actor': { actor: string }
  'unknown-party': { party: string }
  'unknown-source': { source: string }
  'nothing-to-change': { streamId: string }
  'claim-retracted': { claimId: string }
  'document-withdrawn': { documentId: string }
  'asks-for-no-answer': { claimId: string }
  'no-due-date': { claimId: string }
  'same-claim': { claimId: string }
  'not-linked': { streamId: string }
  'not-a-decision': { seq: number }
  superseded: { seq: number; by: number }
  'invalid-event': { type: string; issues: string[] }
}

export type DomainErrorCode = keyof DomainErrorDetails

/** The caller broke a rule: `code` says which, `details` where. Never a bug. */
export class DomainError<Code extends DomainErrorCode = DomainErrorCode> extends Error {
  readonly code: Code
  readonly details: DomainErrorDetails[Code]

  constructor(code: Code, message: string, details: DomainErrorDetails[Code], options?: ErrorOptions) {
    super(message, options)
    this.name = 'DomainError'
    this.code = code
    this.details = details
  }
}
