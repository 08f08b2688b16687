export { defaults, type NotifyConfig, readConfig } from './config.ts'
export { type Shared, start } from './start.ts'
