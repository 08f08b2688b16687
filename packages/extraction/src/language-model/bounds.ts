import type { Act, Certainty } from '@onrecord/domain'
import type { Finding } from '../finding.ts'
import { isDeadline } from '../time/due.ts'
import { overlaps } from './place-claim.ts'
import type { ModelReport } from './reports.ts'

/** A model's claim counts as unsure until a person has looked at it: positions on claims below 0.8 are provisional. */
const MOST = 0.79
/** Confidence where the rules did not see the report: its cue is in the lexicon or its words are quoted; or neither. */
const UNSEEN = { known: 0.6, unknown: 0.45 }

/** Acts that take no side, which a model may read into words of which the rules only say that they assert. */
const SIDELESS: ReadonlySet<Act> = new Set(['predict', 'accuse'])

/** From the firmest to the least firm. */
const FIRMNESS: readonly Certainty[] = ['asserted', 'hedged', 'hypothetical', 'question']

/**
 * Holds a model's labels against those that the rules give the same words, and lets them stand only where they claim less.
 * The act is the rules', by cue and words; the certainty the weaker of the two; a date is due where both see it; the claim
 * is relayed where either says so.
 */
export function boundFinding(
  text: string,
  finding: Finding,
  { placed, isSeen, isKnown }: Pick<ModelReport, 'placed' | 'isSeen' | 'isKnown'>,
): Finding {
  const { answer, date } = placed
  const act = finding.act === 'assert' && SIDELESS.has(answer.act) ? answer.act : finding.act
  const { start, end } = finding.due ?? { start: null, end: null }
  const pointed = date !== null && start !== null && end !== null && overlaps(date, { start, end })
  const due = pointed ? finding.due : null
  const words = finding.segments.map((span) => text.slice(span.start, span.end)).join(' ')
  const unseen = isKnown ? UNSEEN.known : UNSEEN.unknown
  return {
    ...finding,
    act,
    due,
    kind: act === 'demand' ? 'demand' : due !== null && isDeadline(words, due, act) ? 'deadline' : 'statement',
    certainty: weaker(finding.certainty, answer.certainty),
    chain: withTellers(text, finding, placed.tellers),
    relayed: finding.relayed || answer.relayed,
    confidence: Math.min(MOST, finding.confidence, isSeen ? 1 : unseen),
  }
}

function weaker(a: Certainty, b: Certainty): Certainty {
  return FIRMNESS.indexOf(a) >= FIRMNESS.indexOf(b) ? a : b
}

/** The chain with the model's tellers before the claimant, where the rules have them not by the same words. */
function withTellers(text: string, { chain }: Finding, tellers: ModelReport['placed']['tellers']): Finding['chain'] {
  const claimant = chain.at(-1)
  if (claimant === undefined) return []
  const added = tellers
    .map((span) => ({ name: text.slice(span.start, span.end), span }))
    .filter(({ name }) => !chain.some((known) => sharesName(known.name, name)))
  return [...chain.slice(0, -1), ...added, claimant]
}

/** "The Harbour Gazette" and "Harbour Gazette". */
function sharesName(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  return a.includes(b) || b.includes(a)
}
