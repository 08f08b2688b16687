import type { SameClaimant } from './names.ts'
import type { ScoredClaim } from './scored-claim.ts'

type Judge = (want: ScoredClaim, have: ScoredClaim, isSame: SameClaimant) => boolean

const accepts = <Value>(value: Value, others: readonly Value[] | undefined, given: Value) =>
  value === given || (others ?? []).includes(given)

/** Whether a label of `have` is one that the annotation takes for right. */
export const isRight = {
  kind: (want, have) => accepts(want.kind, want.alt.kind, have.kind),
  act: (want, have) => accepts(want.act, want.alt.act, have.act),
  claimant: (want, have, isSame) =>
    [want.claimant, ...(want.alt.claimant ?? [])].some((name) => isSame(name, have.claimant)),
  reported: (want, have) => accepts(want.reported, want.alt.reported, have.reported),
  relayed: (want, have) => want.relayed === have.relayed,
  negated: (want, have) => want.negated === have.negated,
  certainty: (want, have) => accepts(want.certainty, want.alt.certainty, have.certainty),
  due: (want, have) =>
    want.due === null ? have.due === null : accepts(want.due.edtf, want.alt.edtf, have.due?.edtf ?? ''),
  chain: (want, have, isSame) => middle(want.chain).every((name) => have.chain.some((other) => isSame(name, other))),
} as const satisfies Record<string, Judge>

/** Tellers between publisher and claimant; without a publisher's name the first teller can't be told from it and counts too. */
export function middle(chain: readonly string[]): readonly string[] {
  return chain.slice(1, -1)
}
