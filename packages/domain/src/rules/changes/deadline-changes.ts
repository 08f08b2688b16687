import type { DueState } from '../due-state.ts'
import type { Change } from './change.ts'

/** A date that a claim sets, as far as a change of it depends on it. `mentions`: claims that restate it. */
export type JudgedDeadline = {
  claimId: string
  mentions: readonly string[]
  due: { edtf: string }
  state: DueState
  order: string
}

/**
 * The deadlines that are new, gone, moved to another date or in another state, in the order of the later reading. A claim
 * that restates a date already known, an earlier telling that comes late, and a restatement that is linked or cut are no
 * changes: deadlines that share a claim are one.
 */
export function deadlineChanges<Deadline extends JudgedDeadline>(
  before: readonly Deadline[],
  after: readonly Deadline[],
): Change<Deadline>[] {
  const groups = groupsOf([...before, ...after])
  const firsts = (list: readonly Deadline[]) => {
    const byGroup = new Map<string, Deadline>()
    for (const deadline of list.toSorted(byOrder)) {
      const group = groups(deadline.claimId)
      if (!byGroup.has(group)) byGroup.set(group, deadline)
    }
    return byGroup
  }
  const [earlier, later] = [firsts(before), firsts(after)]
  const changes: Change<Deadline>[] = []
  for (const [group, deadline] of later) {
    const known = earlier.get(group) ?? null
    if (known?.state !== deadline.state || known.due.edtf !== deadline.due.edtf) {
      changes.push({ before: known, after: deadline })
    }
  }
  for (const [group, deadline] of earlier) if (!later.has(group)) changes.push({ before: deadline, after: null })
  return changes
}

/** Names the group of a claim: deadlines that share a claim, directly or by others, are of one group. */
function groupsOf(deadlines: readonly JudgedDeadline[]): (claimId: string) => string {
  const parent = new Map<string, string>()
  const find = (claimId: string): string => {
    let root = claimId
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    return root
  }
  for (const { claimId, mentions } of deadlines) {
    for (const mention of mentions) {
      const [one, other] = [find(claimId), find(mention)]
      if (one !== other) parent.set(one > other ? one : other, one > other ? other : one)
    }
  }
  return find
}

function byOrder(a: JudgedDeadline, b: JudgedDeadline): number {
  return a.order < b.order ? -1 : 1
}
