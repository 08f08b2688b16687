import type { DossierConfigurationInput } from '@onrecord/domain'
import type { Paper, Saying } from '../tell.ts'

/** Talks on river tolls, under an accord that ran out and a treaty that followed it, as a dossier of its own. */
export function tollTalks(id: string): DossierConfigurationInput {
  return {
    id,
    title: 'Tolls on the Linn',
    extractor: 'none',
    frameworks: [
      { id: 'accord', title: 'Toll accord', inForce: '2023-01-01/2023-12-31', phases: [{ id: 1 }, { id: 2 }] },
      { id: 'treaty', title: 'River treaty', inForce: '2024-01-01/..', phases: [{ id: 1 }, { id: 2 }] },
    ],
    issues: [
      { id: 'tolls', label: 'Tolls', proposition: 'The tolls are lifted', phases: { treaty: [1] } },
      { id: 'locks', label: 'Locks', proposition: 'The locks are shared' },
      { id: 'pilots', label: 'Pilots', proposition: 'Foreign pilots are admitted', phases: { treaty: [] } },
      { id: 'weather', label: 'Weather' },
    ],
    parties: [
      { id: 'north', label: 'Norland', negotiates: true },
      { id: 'south', label: 'Sudland', negotiates: true },
      { id: 'broker', label: 'River commission', mediates: true },
      { id: 'press', label: 'Press' },
    ],
    actors: [
      { id: 'ada-lund', name: 'Ada Lund', party: 'north' },
      { id: 'nils-berg', name: 'Nils Berg', party: 'north', speaksFor: false },
      { id: 'omar-sund', name: 'Omar Sund', party: 'south' },
      { id: 'eva-moor', name: 'Eva Moor', party: 'broker' },
      { id: 'linn-herald', name: 'Linn Herald', type: 'outlet', party: 'press' },
    ],
  }
}

const NAMES = {
  north: 'Ada Lund',
  member: 'Nils Berg',
  south: 'Omar Sund',
  broker: 'Eva Moor',
  voice: 'Linn Herald',
} as const

let nth = 0

/** A side's stance on an issue, in words that resemble no others, on a day. */
export function stance(
  who: keyof typeof NAMES,
  on: string,
  held: string,
  more: Partial<Saying> & { on?: string } = {},
): Paper & { says: { it: Saying } } {
  const { on: issue = 'tolls', ...rest } = more
  const words = `${NAMES[who]} ${WORDS[nth++ % WORDS.length]} ${held} ${issue} ${on}.`
  return {
    source: `Gazette of ${who} ${nth}`,
    publishedOn: on,
    says: { it: { words, by: NAMES[who], act: 'assert', positions: [[issue, held]], ...rest } },
  }
}

const WORDS = [
  'spoke long at the weir about',
  'wrote home on',
  'told the crews of',
  'was asked over supper for',
  'let nobody doubt',
]

/** Papers by the names that a test calls their only claims. */
export function papersOf(stances: Readonly<Record<string, ReturnType<typeof stance>>>): Record<string, Paper> {
  return Object.fromEntries(
    Object.entries(stances).map(([name, { says, ...paper }]) => [
      `paper of ${name}`,
      { ...paper, says: { [name]: says.it } },
    ]),
  )
}
