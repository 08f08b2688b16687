import type { Test } from 'tap'
import { edtfBounds, outcomeTold, type Relatable, type Relation, relate, wordSetOf } from '../../src/index.ts'

/** A claim as a test writes it: its words, and what differs from a plain statement of an actor `x` of the party `north`. */
export type Told = Partial<Omit<Relatable, 'words' | 'around' | 'told' | 'said'>> & {
  text: string
  on?: string
  around?: string
}

/** Two claims, and what they should be to one another; null where a rule must not guess. */
export type Case = [title: string, first: Told, second: Told]

let documents = 0

/** Each claim lies in a document, and comes from a publisher, of its own unless told otherwise. */
export function claim({ text, on = '2026-03-03', around = '', ...given }: Told): Relatable {
  const nth = documents++
  const plain = {
    documentId: `document-${nth}`,
    claimant: 'actor:x',
    isNarrated: false,
    party: 'north',
    speaksFor: true,
    addressee: null,
    sources: [`name:${nth}`],
    kind: 'statement' as const,
    act: 'assert' as const,
    negated: false,
    certainty: 'asserted' as const,
    reported: 'direct' as const,
    positions: [],
    framework: 'spring-round',
    phase: null,
    due: null,
    ...given,
  }
  const said = on === '' ? undefined : edtfBounds(on)
  return {
    ...plain,
    said: said ?? { earliest: null, latest: null },
    told: outcomeTold(text, plain),
    words: wordSetOf(text),
    around: wordSetOf(around),
  }
}

/** Holds a table of cases against `relate`, each in both orders. */
export function check(t: Test, relation: Relation | null, cases: readonly Case[], not?: Relation): void {
  for (const [title, first, second] of cases) {
    const [a, b] = [claim(first), claim(second)]
    const [there, back] = [relate(a, b), relate(b, a)]
    t.same(there, back, `${title}: in either order`)
    if (not === undefined) t.equal(there?.relation ?? null, relation, title)
    else t.not(there?.relation, not, title)
  }
}
