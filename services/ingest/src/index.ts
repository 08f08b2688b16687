export { defaults, type IngestConfig, readConfig, readLanguageModel } from './config.ts'
export { DUE_DATES } from './due-dates/follow-due-dates.ts'
export { LanguageModelFailure } from './language-model/failure.ts'
export { type LanguageModel, openLanguageModel } from './language-model/open-language-model.ts'
export { LINKER } from './linker/link-batch.ts'
export { POSITIONS } from './positions/judge-positions.ts'
export { EXTRACTION_REQUESTS } from './requests/follow-requests.ts'
export { type Ingest, type Shared, start } from './start.ts'
export { openExtractionPool } from './worker/extraction-pool.ts'
export { DocumentFailure } from './worker/failure.ts'
export {
  type PreviewedChange,
  type PreviewedReading,
  previewRereading,
  type RereadingPreview,
} from './worker/preview-rereading.ts'
