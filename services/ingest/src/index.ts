export { defaults, type IngestConfig, readConfig } from './config.ts'
export { LINKER } from './linker/follow-claims.ts'
export { EXTRACTION_REQUESTS } from './requests/follow-requests.ts'
export { type Ingest, type Shared, start } from './start.ts'
