import type { ScoredClaim } from '../../eval/score/scored-claim.ts'

type Words = Partial<Record<'cue' | 'mention', string>>

/** A claim about the words `content` of `text`, each found where it first stands; labels as in most claims unless given. */
export function claimOf(
  text: string,
  content: string,
  { cue, mention, ...labels }: Words & Partial<Omit<ScoredClaim, 'content' | 'cue' | 'mention'>> = {},
): ScoredClaim {
  const at = (words: string): [number, number] => {
    const start = text.indexOf(words)
    if (start === -1) throw new Error(`“${words}” is not in the text`)
    return [start, start + words.length]
  }
  return {
    id: content.slice(0, 12),
    content: [at(content)],
    cue: cue === undefined ? null : at(cue),
    mention: mention === undefined ? null : at(mention),
    kind: 'statement',
    act: 'assert',
    claimant: 'Ilse Voss',
    chain: ['Sela Wire', labels.claimant ?? 'Ilse Voss'],
    reported: 'indirect',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: null,
    due: null,
    optional: false,
    sameAs: null,
    alt: {},
    ...labels,
  }
}
