import type { Range } from '../corpus/stored-claim.ts'
import type { ScoredClaim } from './scored-claim.ts'
import { headWord, sharedCount, wordF1, wordRanges, wordsIn } from './words.ts'

/** A claim with the words of its content, cue and the head of its mention, as numbers of the text's words. */
export type Weighed = {
  claim: ScoredClaim
  content: Set<number>
  cue: Set<number>
  mention: Set<number>
  head: Set<number>
}

/** Two readings of the same words; `overlap` is the F1 of the words of their contents, at least half. */
export type Pair = { want: Weighed; have: Weighed; overlap: number }

export type Matched = { pairs: Pair[]; wantOnly: Weighed[]; haveOnly: Weighed[] }

/** Contents that share less than this are two claims. */
const SAME = 0.5

/** Pairs claims one to one: the best overlap first, then the same kind, then a common cue, then the order of the lists. */
export function matchClaims(text: string, want: readonly ScoredClaim[], have: readonly ScoredClaim[]): Matched {
  const words = wordRanges(text)
  const wanted = want.map((claim) => weigh(text, words, claim))
  const had = have.map((claim) => weigh(text, words, claim))
  const candidates = wanted.flatMap((want) =>
    had
      .map((have) => ({ want, have, overlap: wordF1(want.content, have.content) }))
      .filter(({ overlap }) => overlap >= SAME),
  )
  candidates.sort((a, b) => b.overlap - a.overlap || likeness(b) - likeness(a))
  const taken = new Set<Weighed>()
  const pairs = candidates.filter(({ want, have }) => {
    if (taken.has(want) || taken.has(have)) return false
    taken.add(want).add(have)
    return true
  })
  return {
    pairs,
    wantOnly: wanted.filter((claim) => !taken.has(claim)),
    haveOnly: had.filter((claim) => !taken.has(claim)),
  }
}

/** The mention names the same head, and the cues share a word or neither has one: what PolNeAR's readers compare beside the content. */
export function sameSourceAndCue({ want, have }: Pair): boolean {
  const sameCue = want.cue.size + have.cue.size === 0 || sharedCount(want.cue, have.cue) > 0
  return sameCue && sharedCount(want.head, have.mention) > 0
}

const likeness = ({ want, have }: Pair) =>
  (want.claim.kind === have.claim.kind ? 2 : 0) + (sharedCount(want.cue, have.cue) > 0 ? 1 : 0)

function weigh(text: string, words: readonly Range[], claim: ScoredClaim): Weighed {
  const held = (range: Range | null) => wordsIn(words, range === null ? [] : [range])
  return {
    claim,
    content: wordsIn(words, claim.content),
    cue: held(claim.cue),
    mention: held(claim.mention),
    head: held(claim.mention && headWord(text, claim.mention)),
  }
}
