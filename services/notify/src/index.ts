export { defaults, type NotifyConfig, readConfig } from './config.ts'
export { DISPATCH } from './dispatch.ts'
export { type Shared, start } from './start.ts'
