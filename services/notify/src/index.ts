export { defaults, type NotifyConfig, readConfig } from './config.ts'
export { DISPATCH } from './dispatch.ts'
export { start } from './start.ts'
