export { type DocumentHistory, DocumentState, documentHistory } from './document-history.ts'
export { type Reception, receiveDocument, type Submission } from './receive-document.ts'
