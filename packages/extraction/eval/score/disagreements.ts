import { type Range, wordsAt } from '../corpus/stored-claim.ts'
import type { Matched, Pair, Weighed } from './match-claims.ts'
import type { SameClaimant } from './names.ts'
import { sameChain, sameDue, sameWho } from './same-labels.ts'
import type { ScoredClaim } from './scored-claim.ts'
import { sharedCount } from './words.ts'

/** One place where two annotators differ; `ids` are A's and B's claim, null where one has none. */
export type Disagreement = { class: string; docId: string; ids: [string | null, string | null]; a: string; b: string }

type Document = Matched & { docId: string; text: string; isSame: SameClaimant }
/** Contents that share fewer of their words than this are worth a look at the rule of cutting. */
const SAME_CUT = 0.85

/** Every difference between two readings of a document, named by its class, so that the guide can be mended by class. */
export function disagreementsOf(document: Document): Disagreement[] {
  const { pairs, wantOnly, haveOnly } = document
  const all = { a: pairs.map(({ want }) => want), b: pairs.map(({ have }) => have) }
  return [
    ...wantOnly.map((claim) => alone(document, 'A', claim, all.b)),
    ...haveOnly.map((claim) => alone(document, 'B', claim, all.a)),
    ...pairs.flatMap((pair) => ofPair(document, pair)),
  ]
}

/** A claim that the other has not; where its words are part of one of the other's, the two cut differently. */
function alone(
  { docId, text }: Document,
  who: 'A' | 'B',
  { claim, content }: Weighed,
  others: readonly Weighed[],
): Disagreement {
  const holder = others.find((other) => 2 * sharedCount(other.content, content) >= content.size)
  const tier = claim.optional ? 'extra' : 'core'
  const shown = `${claim.kind}/${claim.act} of ${claim.claimant ?? 'nobody'} ${shorten(text, claim.content)}`
  const found = holder ? `within ${shorten(text, holder.claim.content)}` : ''
  const [mine, theirs] = [claim.id, holder?.claim.id ?? null]
  return {
    class: `${holder ? 'split by one' : 'found by one'}: ${tier}, ${claim.reported}`,
    docId,
    ids: who === 'A' ? [mine, theirs] : [theirs, mine],
    a: who === 'A' ? shown : found,
    b: who === 'B' ? shown : found,
  }
}

const CHOICES = ['kind', 'act', 'reported', 'relayed', 'negated', 'certainty', 'saidOn'] as const

function ofPair({ docId, text, isSame }: Document, pair: Pair): Disagreement[] {
  const { want, have, overlap } = pair
  const [a, b] = [want.claim, have.claim]
  const ids: [string, string] = [a.id, b.id]
  const differ = (name: string, show: (claim: ScoredClaim) => string): Disagreement => ({
    class: name,
    docId,
    ids,
    a: show(a),
    b: show(b),
  })
  const isApart = (x: ReadonlySet<number>, y: ReadonlySet<number>) => x.size + y.size > 0 && sharedCount(x, y) === 0
  const choices = CHOICES.filter((label) => a[label] !== b[label])
  return [
    ...choices.map((label) =>
      differ(`${label}: ${[String(a[label]), String(b[label])].sort().join(' / ')}`, (claim) => String(claim[label])),
    ),
    ...(overlap < SAME_CUT ? [differ('content is cut otherwise', ({ content }) => shorten(text, content))] : []),
    ...(isApart(want.cue, have.cue) ? [differ('cue', ({ cue }) => shorten(text, cue && [cue]))] : []),
    ...(isApart(want.mention, have.mention)
      ? [differ('mention', ({ mention }) => shorten(text, mention && [mention]))]
      : []),
    ...(sameWho(pair, isSame) ? [] : [differ('claimant', ({ claimant }) => claimant ?? 'nobody')]),
    ...(sameChain(pair, isSame) ? [] : [differ('chain', ({ chain }) => chain.join(' → '))]),
    ...(sameDue(pair) ? [] : [differ(dueClass(a, b), dueWords)]),
    ...(a.optional === b.optional ? [] : [differ('tier', ({ optional }) => (optional ? 'extra' : 'core'))]),
    ...((a.sameAs === null) === (b.sameAs === null) ? [] : [differ('sameAs', ({ sameAs }) => sameAs ?? 'none')]),
  ]
}

const dueWords = ({ due }: ScoredClaim) => (due === null ? 'none' : `${due.edtf} ${due.type}/${due.modality}`)

function dueClass({ due: a }: ScoredClaim, { due: b }: ScoredClaim): string {
  if (a === null || b === null) return 'due: one has none'
  return a.edtf === b.edtf ? 'due: type or modality' : 'due: date'
}

/** As much of a content as tells where it begins and ends. */
const SHOWN = 100

function shorten(text: string, ranges: readonly Range[] | null): string {
  const words = ranges === null ? 'none' : `“${wordsAt(text, ranges).replace(/\s+/g, ' ')}”`
  return words.length <= SHOWN ? words : `${words.slice(0, SHOWN / 2)} … ${words.slice(-SHOWN / 2)}`
}
