export * from './claim-facts.ts'
export * from './decide-claim.ts'
export * from './link-facts.ts'
export { isSameValue } from './same-value.ts'
