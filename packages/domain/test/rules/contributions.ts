import { type Contribution, saidWhen } from '../../src/index.ts'

/** A contribution to the issue `wages`, firm and said by the party itself unless told otherwise. */
export function contribution(
  claimId: string,
  saidOn: string | null,
  given: Partial<Omit<Contribution, 'claimId' | 'said'>> = {},
): Contribution {
  return {
    claimId,
    issue: 'wages',
    framework: 'deal',
    phase: null,
    stance: 'supports',
    party: 'union',
    actorId: 'union-board',
    holder: 'union-board',
    said: saidWhen({ saidOn, publishedOn: null }),
    relayed: false,
    kind: 'statement',
    act: 'assert',
    confidence: 0.9,
    review: 'unreviewed',
    ...given,
  }
}
