import type { Relation } from '../vocabulary.ts'
import { answers } from './answers.ts'
import { extendsDue } from './extends.ts'
import { outcomes } from './outcomes.ts'
import type { Relatable, Related } from './relatable.ts'
import { sameAnswer } from './same-answer.ts'
import { sameDocument } from './same-document.ts'
import { sameSaying } from './same-saying.ts'
import { withdraws } from './withdraws.ts'

/** Relations that make claims one cluster. */
export const CLUSTERING: ReadonlySet<Relation> = new Set<Relation>(['restates', 'corroborates'])

/** What two claims are to one another, whichever comes first. */
const MUTUAL = [sameSaying, sameDocument, sameAnswer]

/** What the second claim does to the first. */
const DIRECTED = [withdraws, extendsDue, answers, outcomes]

/**
 * How two different claims relate, by the first rule that fits; null where none does, or where it can't be told. Pure, and
 * the same for either order. Claims of different frameworks never relate; docs/linker.md lists the rules.
 */
export function relate(a: Relatable, b: Relatable): Related | null {
  if (a.framework !== b.framework || a.words.length === 0 || b.words.length === 0) return null
  for (const rule of MUTUAL) {
    const related = rule(a, b)
    if (related !== null) return related
  }
  for (const rule of DIRECTED) {
    const [one, other] = [rule(a, b), rule(b, a)]
    if (one === null || other === null) {
      if (one !== null || other !== null) return one ?? other
    } else if (one.relation === other.relation) return one.rule < other.rule ? one : other
  }
  return null
}
