import type { Act } from '@onrecord/domain'
import type { CueEntry, Frame } from './lexicon.ts'

/**
 * Nouns that name an act of speech, by act and strength: "their demand that …", "his pledge to …", "the union's call for …".
 * "that" may follow each; "noun:prep+prep" takes these prepositions, "noun:inf" an infinitive.
 */
const NOUNS: [act: Act, strength: number, nouns: string][] = [
  [
    'demand',
    0.8,
    'demand:for+inf demands:for+inf call:for+inf+on+upon calls:for+inf+on+upon request:for+inf requests:for+inf appeal:for+inf appeals:for+inf ultimatum:inf plea:for+inf pleas:for+inf petition:for+inf petitions:for+inf instruction:inf instructions:inf',
  ],
  [
    'assert',
    0.7,
    'claim claims position stance line assertion assertions statement:about statements:about contention belief view conviction suggestion:of suggestions:of argument:for arguments announcement:of comment comments remark remarks declaration:of insistence:on word reminder reminders message messages assurance assurances acknowledgment acknowledgement admission:of description:of explanation:of concern:about concerns:about fear fears hope',
  ],
  [
    'accuse',
    0.7,
    'accusation:of accusations:of allegation:of allegations:of criticism:of criticisms:of condemnation:of denunciation:of',
  ],
  ['accept', 0.7, 'praise:of+for endorsement:of'],
  ['commit', 0.75, 'pledge:inf pledges:inf promise:inf+of promises:inf+of vow:inf vows:inf commitment:inf+to'],
  ['threaten', 0.75, 'threat:inf+of threats:inf+of'],
  ['predict', 0.7, 'warning:of+about warnings:of+about prediction:of predictions:of'],
  ['reject', 0.75, 'refusal:inf rejection:of opposition:to'],
  ['propose', 0.75, 'proposal:inf+for proposals:inf+for offer:inf+of offers:inf+of recommendation:inf'],
  ['deny', 0.7, 'denial:of denials:of'],
]

/** Noun cues by their lower-case form. */
export const CUE_NOUNS: ReadonlyMap<string, CueEntry> = new Map(
  NOUNS.flatMap(([act, strength, nouns]) => nouns.split(' ').map((noun) => entryOf(act, strength, noun))),
)

function entryOf(act: Act, strength: number, noun: string): [string, CueEntry] {
  const [base = '', takes = ''] = noun.split(':')
  const words = takes === '' ? [] : takes.split('+')
  const prepositions = words.filter((word) => word !== 'inf')
  const frames = new Set<Frame>(['that'])
  if (prepositions.length > 0) frames.add('prep')
  if (words.includes('inf')) frames.add('to')
  return [base, { base, particle: undefined, frames, prepositions, act, strength }]
}
