import { type Disagreement, disagreementsOf } from './disagreements.ts'
import { type Matched, matchClaims, type Pair, sameSourceAndCue, type Weighed } from './match-claims.ts'
import { type Counts, foundMeasure, type Measure } from './measure.ts'
import { type SameClaimant, sameClaimant } from './names.ts'
import { isRight } from './right-labels.ts'
import { sameChain, sameDue, sameWho } from './same-labels.ts'
import type { ScoredClaim } from './scored-claim.ts'
import { sharedCount } from './words.ts'

/** One text as two annotators read it; `actors` are those that either listed. */
export type TwiceRead = { docId: string; text: string; actors: string[][]; a: ScoredClaim[]; b: ScoredClaim[] }

/** Of the claims that both have: the share with the same label, and Cohen's kappa where the label is one of a few. */
export type LabelAgreement = { label: string; same: number; of: number; kappa: number | null }

export type Agreement = { measures: Measure[]; labels: LabelAgreement[]; disagreements: Disagreement[] }

type Compared = Matched & { docId: string; text: string; isSame: SameClaimant }

const CHOICES = ['kind', 'act', 'reported', 'relayed', 'negated', 'certainty', 'optional'] as const

/**
 * How far two annotators agree. "Core" measures leave out what only one of them has, and calls extra. Precision is the share
 * of B's claims that A has, recall the share of A's that B has.
 */
export function agreementOf(documents: readonly TwiceRead[]): Agreement {
  const compared = documents.map(
    ({ docId, text, actors, a, b }): Compared => ({
      ...matchClaims(text, a, b),
      docId,
      text,
      isSame: sameClaimant(actors),
    }),
  )
  const always = () => true
  const joint = (pair: Pair, isSame: SameClaimant) =>
    isRight.kind(pair.want.claim, pair.have.claim) && sameWho(pair, isSame)
  const source = (pair: Pair) => sameSourceAndCue(pair) || bothWithout(pair)
  const rows: [name: string, accept: (pair: Pair, isSame: SameClaimant) => boolean][] = [
    ['content', always],
    ['content, cue and head of source', source],
    ['content, kind and claimant', joint],
  ]
  const measures = rows.flatMap(([name, accept]) => [
    foundMeasure(
      `${name}: all claims`,
      compared.map((document) => count(document, accept, always)),
    ),
    foundMeasure(
      `${name}: core claims`,
      compared.map((document) => count(document, accept, isCore)),
    ),
  ])
  const pairs = compared.flatMap(({ pairs, isSame }) => pairs.map((pair) => ({ pair, isSame })))
  const labels: LabelAgreement[] = [
    ...CHOICES.map((label) =>
      choiceAgreement(
        label,
        pairs.map(({ pair }) => pair),
      ),
    ),
    yesNo(
      'claimant',
      pairs.map(({ pair, isSame }) => sameWho(pair, isSame)),
    ),
    yesNo(
      'chain',
      pairs.map(({ pair, isSame }) => sameChain(pair, isSame)),
    ),
    yesNo('due, where either has one', dated(pairs.map(({ pair }) => pair)).map(sameDue)),
  ]
  const disagreements = compared.flatMap((document) => disagreementsOf(document))
  return { measures, labels, disagreements }
}

const isCore = ({ claim }: Weighed) => !claim.optional

function count(
  { pairs, wantOnly, haveOnly, isSame }: Compared,
  accept: (pair: Pair, isSame: SameClaimant) => boolean,
  inScope: (claim: Weighed) => boolean,
): Counts {
  const scoped = pairs.filter(({ want, have }) => inScope(want) || inScope(have))
  const right = scoped.filter((pair) => accept(pair, isSame)).length
  return {
    right,
    predicted: scoped.length + haveOnly.filter(inScope).length,
    found: right,
    wanted: scoped.length + wantOnly.filter(inScope).length,
  }
}

/** Two claims without cue or without mention agree in having none. */
function bothWithout({ want, have }: Pair): boolean {
  const same = (a: ReadonlySet<number>, b: ReadonlySet<number>, shared: boolean) =>
    a.size === 0 ? b.size === 0 : shared
  return (
    same(want.cue, have.cue, sharedCount(want.cue, have.cue) > 0) &&
    same(want.mention, have.mention, sharedCount(want.head, have.mention) > 0)
  )
}

const dated = (pairs: readonly Pair[]) =>
  pairs.filter(({ want, have }) => want.claim.due !== null || have.claim.due !== null)

const yesNo = (label: string, answers: readonly boolean[]): LabelAgreement => ({
  label,
  same: answers.filter(Boolean).length,
  of: answers.length,
  kappa: null,
})

function choiceAgreement(label: (typeof CHOICES)[number], pairs: readonly Pair[]): LabelAgreement {
  const choices = pairs.map(({ want, have }) => [String(want.claim[label]), String(have.claim[label])] as const)
  const same = choices.filter(([a, b]) => a === b).length
  const of = choices.length
  const name = label === 'optional' ? 'tier' : label
  return { label: name, same, of, kappa: of === 0 ? null : cohensKappa(choices) }
}

/** Agreement beyond what the two would reach by chance, given how often each uses each label (Cohen 1960); null where both always use one. */
function cohensKappa(choices: readonly (readonly [string, string])[]): number | null {
  const total = choices.length
  const byA = Map.groupBy(choices, ([a]) => a)
  const byB = Map.groupBy(choices, ([, b]) => b)
  const observed = choices.filter(([a, b]) => a === b).length / total
  let chance = 0
  for (const [label, rows] of byA) chance += (rows.length / total) * ((byB.get(label)?.length ?? 0) / total)
  return chance === 1 ? null : (observed - chance) / (1 - chance)
}
