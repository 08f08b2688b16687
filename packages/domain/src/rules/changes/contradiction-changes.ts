import type { Contradiction } from '../contradictions.ts'
import { type Change, pairByKey } from './change.ts'
import { pairByClaims } from './pair-by-claims.ts'

/** A contradiction as far as a change of it depends on it. */
export type JudgedContradiction = Pick<Contradiction, 'key' | 'rule' | 'framework'> & {
  a: { claims: readonly string[] }
  b: { claims: readonly string[] }
}

/**
 * The contradictions that are new or resolved, those of stances before linked ones. One of stances is the same as long as
 * its issue, framework, party within and the stances of both sides are; linked ones are the same where they share a linked
 * pair of claims, in whichever framework. A claim more or less on a side is no change.
 */
export function contradictionChanges<Row extends JudgedContradiction>(
  before: readonly Row[],
  after: readonly Row[],
): Change<Row>[] {
  const pairs = [
    ...pairByKey(before.filter(isOfStances), after.filter(isOfStances), placeOf),
    ...pairByClaims(linkedIn(before), linkedIn(after)).map((pair) => ({
      before: pair.before?.row ?? null,
      after: pair.after?.row ?? null,
    })),
  ]
  return pairs.filter((pair) => pair.before === null || pair.after === null)
}

function isOfStances({ rule }: JudgedContradiction): boolean {
  return rule !== 'contradiction.linked'
}

/** The key names all but the framework. A pair shown in several is told of a named one: `~` sorts after every id. */
function placeOf({ key, framework }: JudgedContradiction): string {
  return `${key} ${framework ?? '~'}`
}

/** Linked contradictions told by their pairs of claims, since one claim may contradict others in several of them. */
function linkedIn<Row extends JudgedContradiction>(rows: readonly Row[]) {
  return rows.flatMap((row) => {
    const pairs = row.a.claims.flatMap((one) => row.b.claims.map((other) => [one, other].toSorted().join(' ')))
    const [claimId, ...mentions] = pairs
    return isOfStances(row) || claimId === undefined ? [] : [{ claimId, mentions, order: placeOf(row), row }]
  })
}
