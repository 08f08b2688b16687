// What shows how documents would be read again, beside the service and without its queues.
export { openExtractionPool } from './worker/extraction-pool.ts'
export { DocumentFailure } from './worker/failure.ts'
export {
  type PreviewedChange,
  type PreviewedReading,
  previewRereading,
  type RereadingPreview,
} from './worker/preview-rereading.ts'
