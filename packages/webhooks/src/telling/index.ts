export { type Configurations, openConfigurations } from './configurations.ts'
export { renderBodies } from './render-bodies.ts'
export { renderTests } from './render-tests.ts'
export { isWanted, type Telling, tellingsOf } from './tellings-of.ts'
