export { classifiedClaim, foundClaim } from './claim-events.ts'
export { type ClaimParts, composeClaim, composeReading } from './claim-json.ts'
export { type ClaimWords, sliceWords } from './claim-words.ts'
export { type Naming, nameClaimants } from './claimants.ts'
export {
  eraseDocument,
  findDocument,
  findDocumentNames,
  findTexts,
  findTextsBeyondBmp,
  listTexts,
  type StoredDocument,
  saveDocument,
} from './document.ts'
export { findName } from './find-name.ts'
export { checkWords, findWords, type ReadClaim } from './find-words.ts'
export { markWords } from './mark-words.ts'
export { findModelAnswers, saveModelAnswer } from './model-answers.ts'
export { findClaimIds, findQuotes, type Quote, saveQuotes } from './quotes.ts'
export { readSearch, type Search, saidInClaim, saidInDocument } from './search.ts'
export { createDossierSecret, type DocumentIdentity, identifyDocument, textDigest } from './secret.ts'
