import { type Contribution, placeOf, type Sides } from './contribution.ts'
import { type Position, positionsOf } from './position.ts'
import { bySaid, isDated } from './said-on.ts'

/** How many holders are listed in one place where nothing else is asked. */
export const HOLDERS_SHOWN = 8

/**
 * What members who do not speak for their party, or voices beside the talks, hold: those holders who spoke last, latest
 * first, each with its positions, and how many holders there are. Who spoke last is told by all `counted` claims; what
 * each holds, by the `heads` that restatements are folded into. A holder of undated claims alone holds nothing.
 */
export function besideTheTable(asked: {
  place: 'within' | 'voice'
  sides: Sides
  counted: readonly Contribution[]
  heads: readonly Contribution[]
  holders: number
}): { positions: Position[]; holders: number } {
  const { place, sides, counted, heads } = asked
  const isHere = (claim: Contribution) => placeOf(claim, sides) === place
  const last = new Map<string, Contribution>()
  for (const claim of counted) {
    if (!isDated(claim.said) || !isHere(claim)) continue
    const before = last.get(holderOf(claim))
    if (before === undefined || bySaid(before, claim) < 0) last.set(holderOf(claim), claim)
  }
  const own = Map.groupBy(heads.filter(isHere), holderOf)
  const listed = [...last.values()].toSorted((a, b) => bySaid(b, a)).slice(0, asked.holders)
  const positions = listed.flatMap((claim) => {
    const { party, holder, actorId } = claim
    return positionsOf({ party, holder, actorId }, own.get(holderOf(claim)) ?? [])
  })
  return { positions, holders: last.size }
}

function holderOf({ party, holder }: Contribution): string {
  return `${party} ${holder}`
}
