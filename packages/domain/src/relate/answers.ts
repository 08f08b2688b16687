import { isAddressedTo, isAsking } from './asking.ts'
import { alike } from './likeness.ts'
import { comparePositions } from './positions.ts'
import type { Relatable, Related } from './relatable.ts'
import { isSupposed } from './told-outcome.ts'
import { isSurelyAfter } from './when.ts'

/** Days back to which an answer reaches that does not say in words what it answers. */
export const REACH_DAYS = 30

/**
 * `answer` accepts or rejects what `asked` demands or proposes: of another party, not said before it was asked, and
 * addressed to the asker, or asked of the one who answers, where either is known. The stance on a shared issue fits, or the
 * words are alike where positions are missing. An answer on conditions that were not offered is a reviewer's matter.
 */
export function answers(asked: Relatable, answer: Relatable): Related | null {
  const relation = relationOf(answer)
  if (relation === null || !isAsking(asked) || isSupposed(answer)) return null
  if (asked.party === null || answer.party === null || asked.party === answer.party) return null
  if (asked.framework !== answer.framework || isSurelyAfter(asked.said, answer.said)) return null
  const fits = [isAddressedTo(answer.addressee, asked), isAddressedTo(asked.addressee, answer)]
  if (fits.includes(false)) return null
  const isAddressed = fits.includes(true)
  const isDenial = answer.act === 'deny'

  const { like, opposed, other } = comparePositions(asked, answer)
  if (like.length + opposed.length + other.length > 0) {
    const refused = relation === 'rejects' ? turnedDown(asked, answer, other) : []
    const left = other.filter((issue) => !refused.includes(issue))
    const [fitting, contrary] = relation === 'accepts' ? [like, opposed] : [[...opposed, ...refused], like]
    const isConditional = answer.positions.some(
      (position) => position.endsWith('/conditions') && !asked.positions.includes(position),
    )
    const isPlain = fitting.length > 0 && contrary.length === 0 && left.length === 0 && !isConditional
    const isReached = asked.documentId === answer.documentId || isWithinReach(asked, answer)
    return isPlain && isAddressed && isReached ? { relation, rule: 'answer-on-issue' } : null
  }
  if (asked.positions.length > 0 && answer.positions.length > 0) return null
  if (isDenial && !isAddressed) return null
  return alike(asked.words, answer.words) ? { relation, rule: 'answer-in-like-words' } : null
}

/**
 * Issues on which an offer is made on conditions and turned down: who does so takes any other stance, for the whole or
 * against all of it.
 */
function turnedDown(asked: Relatable, answer: Relatable, otherwise: readonly string[]): string[] {
  if (asked.act !== 'propose' || answer.act === 'deny') return []
  return otherwise.filter((issue) => asked.positions.includes(`${issue}/conditions`))
}

/** What the act makes of a demand; null where it is no answer. A refusal that is denied is no acceptance. */
export function relationOf(answer: Relatable): 'accepts' | 'rejects' | null {
  if (answer.kind === 'demand') return null
  if (answer.act === 'accept') return answer.negated ? 'rejects' : 'accepts'
  return (answer.act === 'reject' || answer.act === 'deny') && !answer.negated ? 'rejects' : null
}

/** True unless it was asked longer ago than an answer reaches that names an issue alone. */
function isWithinReach(asked: Relatable, answer: Relatable): boolean {
  const [from, to] = [answer.said.earliest, asked.said.latest]
  if (from === null || to === null) return true
  return Date.parse(from) - Date.parse(to) <= REACH_DAYS * 86_400_000
}
