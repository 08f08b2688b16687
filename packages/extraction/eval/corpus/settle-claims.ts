import { disagreementsOf } from '../score/disagreements.ts'
import { matchClaims } from '../score/match-claims.ts'
import { sameClaimant } from '../score/names.ts'
import { scoredAnnotation } from '../score/scored-claim.ts'
import type { StoredClaim } from './stored-claim.ts'
import { writeClaim } from './write-claim.ts'
import type { WrittenClaim } from './written-claim.ts'

type Readings = { text: string; actors: string[][]; a: StoredClaim[]; b: StoredClaim[] }

/** What B's claims are called where B's claim alone is taken. */
const fromB = (id: string) => `b-${id}`

/**
 * Two annotators' claims of a text as one list for whoever settles it, in the order of the text: A's words and labels, a
 * `note` wherever B's differ, and what only one of them has. Without notes nothing is left to decide.
 */
export function settleClaims({ text, actors, a, b }: Readings): WrittenClaim[] {
  const matched = matchClaims(text, a.map(scoredAnnotation), b.map(scoredAnnotation))
  const isSame = sameClaimant(actors)
  const found = disagreementsOf({ ...matched, docId: '', text, isSame })
  const inA = new Map(matched.pairs.map(({ want, have }) => [have.claim.id, want.claim.id]))
  const nameInA = (id: string | null) => (id === null ? null : (inA.get(id) ?? fromB(id)))
  const settled = [
    ...a.map((claim) => ({ claim, about: found.filter(({ ids }) => ids[0] === claim.id && !isOnlyB(ids, inA)) })),
    ...b
      .filter(({ id }) => !inA.has(id))
      .map((claim) => ({
        claim: { ...claim, id: fromB(claim.id), sameAs: nameInA(claim.sameAs) },
        about: found.filter(({ ids }) => ids[1] === claim.id && isOnlyB(ids, inA)),
      })),
  ]
  return settled
    .sort((x, y) => start(x.claim) - start(y.claim))
    .map(({ claim, about }) => {
      const note = about.map(({ class: name, a, b }) => `${name} (A ${a || '–'}; B ${b || '–'})`).join(' | ')
      return { ...writeClaim(text, claim), ...(note === '' ? {} : { note }) }
    })
}

/** B's claim that has no partner, though it may lie within one of A's. */
const isOnlyB = ([, b]: readonly [string | null, string | null], inA: ReadonlyMap<string, string>) =>
  b !== null && !inA.has(b)

const start = ({ content }: StoredClaim) => content[0]?.[0] ?? 0
