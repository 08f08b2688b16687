export { type IndexEntry, indexEntries, type Probe, probes } from './candidates.ts'
export type { Relatable, Related } from './relatable.ts'
export { CLUSTERING, relate } from './relate.ts'
export { outcomeTold, type ToldOutcome } from './told-outcome.ts'
