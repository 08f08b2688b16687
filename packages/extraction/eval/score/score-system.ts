import { type Matched, matchClaims, type Pair, sameSourceAndCue, type Weighed } from './match-claims.ts'
import { type Counts, foundMeasure, type Measure, shareMeasure } from './measure.ts'
import { type SameClaimant, sameClaimant } from './names.ts'
import { isRight, middle } from './right-labels.ts'
import type { ScoredClaim } from './scored-claim.ts'
import { sharedCount } from './words.ts'

/** One text with the claims that are right and those that a system found. */
export type SystemDocument = { text: string; actors: string[][]; gold: ScoredClaim[]; system: ScoredClaim[] }

type Scored = Matched & { isSame: SameClaimant; counted: Weighed[]; core: Pair[] }

/**
 * Scores a system's claims against the corpus: recall over core claims, precision over all. A second reading of an optional
 * claim that is found already is neither right nor false. Sources and cues are scored over all claims that have a mention.
 */
export function scoreSystem(documents: readonly SystemDocument[]): Measure[] {
  const scored = documents.map(scoreDocument)
  const isJoint = (pair: Pair, isSame: SameClaimant) =>
    isRight.kind(pair.want.claim, pair.have.claim) && isRight.claimant(pair.want.claim, pair.have.claim, isSame)
  const labelled = (label: keyof typeof isRight, when: (pair: Pair) => boolean = () => true) =>
    shareMeasure(
      `${label}, of core claims found`,
      scored.map(({ core, isSame }) => {
        const judged = core.filter(when)
        const right = judged.filter(({ want, have }) => isRight[label](want.claim, have.claim, isSame))
        return { right: right.length, predicted: judged.length }
      }),
    )
  return [
    foundMeasure(
      'found',
      scored.map((document) => countFound(document, () => true)),
    ),
    foundMeasure(
      'found, kind and claimant right',
      scored.map((document) => countFound(document, (pair) => isJoint(pair, document.isSame))),
    ),
    foundMeasure(
      'content, cue and head of source',
      scored.map((document) => countSources(document, () => true)),
    ),
    foundMeasure(
      'the same, direct quotations',
      scored.map((document) => countSources(document, isDirect)),
    ),
    foundMeasure('demands', scored.map(countDemands)),
    foundMeasure('due dates', scored.map(countDue)),
    labelled('act'),
    labelled('reported'),
    labelled('certainty'),
    labelled('chain', ({ want }) => middle(want.claim.chain).length > 0),
  ]
}

/**
 * Whether each of a system's claims is right in words, kind and claimant; a second reading of an optional claim is neither and
 * has no verdict.
 */
export function judgeClaims(document: SystemDocument): Map<ScoredClaim, boolean> {
  const { pairs, counted, isSame } = scoreDocument(document)
  const verdicts = new Map(counted.map(({ claim }) => [claim, false]))
  for (const { want, have } of pairs) {
    const right = isRight.kind(want.claim, have.claim) && isRight.claimant(want.claim, have.claim, isSame)
    verdicts.set(have.claim, right)
  }
  return verdicts
}

function scoreDocument({ text, actors, gold, system }: SystemDocument): Scored {
  const matched = matchClaims(text, gold, system)
  const optional = matched.pairs.map(({ want }) => want).filter(({ claim }) => claim.optional)
  const isNeutral = ({ content }: Weighed) =>
    optional.some((want) => 2 * sharedCount(want.content, content) >= want.content.size)
  const counted = [...matched.pairs.map(({ have }) => have), ...matched.haveOnly.filter((claim) => !isNeutral(claim))]
  return {
    ...matched,
    isSame: sameClaimant(actors),
    counted,
    core: matched.pairs.filter(({ want }) => !want.claim.optional),
  }
}

function countFound({ pairs, core, wantOnly, counted }: Scored, accept: (pair: Pair) => boolean): Counts {
  return {
    right: pairs.filter(accept).length,
    predicted: counted.length,
    found: core.filter(accept).length,
    wanted: core.length + wantOnly.filter(({ claim }) => !claim.optional).length,
  }
}

const isDirect = ({ claim }: Weighed) => claim.reported === 'direct'

/** As annotated attributions are scored: a system's unmatched claim is in scope by its own label, a matched one by the annotation's. */
function countSources({ pairs, wantOnly, haveOnly }: Scored, inScope: (claim: Weighed) => boolean): Counts {
  const hasSource = ({ mention }: Weighed) => mention.size > 0
  const scoped = pairs.filter(({ want }) => inScope(want))
  const right = scoped.filter(sameSourceAndCue).length
  const predicted = [...scoped.map(({ have }) => have), ...haveOnly.filter(inScope)].filter(hasSource).length
  const wanted = [...scoped.map(({ want }) => want), ...wantOnly.filter(inScope)].filter(hasSource).length
  return { right, predicted, found: right, wanted }
}

function countDemands({ pairs, core, wantOnly, counted }: Scored): Counts {
  const isDemand = ({ claim }: Weighed) => claim.kind === 'demand'
  const both = (pair: Pair) => isDemand(pair.have) && isRight.kind(pair.want.claim, pair.have.claim)
  const wanted = core.filter(({ want }) => isDemand(want))
  return {
    right: pairs.filter(both).length,
    predicted: counted.filter(isDemand).length,
    found: wanted.filter(({ want, have }) => isRight.kind(want.claim, have.claim)).length,
    wanted: wanted.length + wantOnly.filter((want) => isDemand(want) && !want.claim.optional).length,
  }
}

function countDue({ pairs, core, wantOnly, counted }: Scored): Counts {
  const isDated = ({ claim }: Weighed) => claim.due !== null
  const both = ({ want, have }: Pair) => isDated(want) && isDated(have) && isRight.due(want.claim, have.claim)
  return {
    right: pairs.filter(both).length,
    predicted: counted.filter(isDated).length,
    found: core.filter(both).length,
    wanted:
      core.filter(({ want }) => isDated(want)).length +
      wantOnly.filter((want) => isDated(want) && !want.claim.optional).length,
  }
}
