import type { Classified, Reading } from '../decisions/decided-claim.ts'

/**
 * A claim as it was found just now, under the id that follows from where it was found. `classified` is null where it names
 * somebody whom the text does not: then no new claim is made of it, and a known one keeps its classification.
 */
export type Found = { claimId: string; reading: Reading; classified: Classified | null }
