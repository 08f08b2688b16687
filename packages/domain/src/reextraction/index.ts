export type { Found } from './found.ts'
export { type KnownClaim, knownClaim } from './known-claim.ts'
export { type ClaimStep, type Proposal, type Rereading, readAgain } from './read-again.ts'
