import type { Pair } from './match-claims.ts'
import type { SameClaimant } from './names.ts'
import { isRight } from './right-labels.ts'

/** Whether two annotators name the same claimant, neither taken for the one who is right. */
export const sameWho = ({ want, have }: Pair, isSame: SameClaimant): boolean =>
  isRight.claimant(want.claim, have.claim, isSame) && isRight.claimant(have.claim, want.claim, isSame)

/** Whether both name the same tellers between publisher and claimant. */
export const sameChain = ({ want, have }: Pair, isSame: SameClaimant): boolean =>
  isRight.chain(want.claim, have.claim, isSame) && isRight.chain(have.claim, want.claim, isSame)

/** Whether both give the same date, type and modality, or none. */
export const sameDue = ({ want, have }: Pair): boolean =>
  isRight.due(want.claim, have.claim) &&
  want.claim.due?.type === have.claim.due?.type &&
  want.claim.due?.modality === have.claim.due?.modality
