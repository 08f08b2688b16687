import type { Act } from '@onrecord/domain'
import type { CueEntry } from './lexicon.ts'

/** Nouns that name an act of speech; "their demand that …", "his pledge to …", "the union's call for …". */
const NOUNS: [act: Act, strength: number, nouns: string][] = [
  ['demand', 0.8, 'demand demands call calls request requests appeal appeals ultimatum insistence plea pleas'],
  [
    'assert',
    0.7,
    'claim claims assertion assertions statement contention belief suggestion argument announcement comment comments remark remarks declaration',
  ],
  ['accuse', 0.7, 'accusation accusations allegation allegations criticism'],
  ['commit', 0.75, 'pledge pledges promise promises vow vows commitment'],
  ['threaten', 0.75, 'threat threats ultimatum'],
  ['predict', 0.7, 'warning warnings prediction predictions'],
  ['reject', 0.75, 'refusal rejection opposition'],
  ['propose', 0.75, 'proposal proposals offer offers recommendation'],
  ['deny', 0.7, 'denial denials'],
]

/** Noun cues by their lower-case form. */
export const CUE_NOUNS: ReadonlyMap<string, CueEntry> = new Map(
  NOUNS.flatMap(([act, strength, nouns]) =>
    nouns.split(' ').map((noun): [string, CueEntry] => [
      noun,
      {
        base: noun,
        particle: undefined,
        frames: new Set(['that', 'to', 'prep']),
        prepositions: ['for', 'of', 'to'],
        act,
        strength,
      },
    ]),
  ),
)
