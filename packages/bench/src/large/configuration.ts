import { DossierConfiguration } from '@onrecord/domain'

const numbers = (count: number): number[] => Array.from({ length: count }, (_, nth) => nth + 1)

/** First day of the negotiation that the large dossiers tell of, and how many days it lasts. */
export const FIRST_DAY = '2025-09-01'
export const DAYS = 400

/** Parties: two at the table, a mediator, and three beside it. */
const PARTIES = [
  { id: 'north', label: 'North', negotiates: true },
  { id: 'south', label: 'South', negotiates: true },
  { id: 'mediators', label: 'Mediators', mediates: true },
  { id: 'neighbours', label: 'Neighbours' },
  { id: 'firms', label: 'Firms' },
  { id: 'residents', label: 'Residents' },
]

/** A negotiation with 20 issues, 40 actors of 6 parties, 30 sources, and two frameworks, the first one superseded. */
export function largeConfiguration(id: string): DossierConfiguration {
  return DossierConfiguration.parse({
    id,
    title: `Negotiation ${id}`,
    frameworks: [
      { id: 'first-plan', title: 'First plan', inForce: '2025-09-01/2026-03-19' },
      { id: 'second-plan', title: 'Second plan', inForce: '2026-03-20/..', phases: [{ id: 1 }, { id: 2 }] },
    ],
    issues: numbers(20).map((nth) => ({
      id: `issue-${nth}`,
      label: `Issue ${nth}`,
      proposition: `Issue ${nth} is granted`,
      phases: nth % 3 === 0 ? { 'second-plan': [2] } : {},
    })),
    parties: PARTIES,
    actors: numbers(40).map((nth) => ({
      id: `actor-${nth}`,
      name: `Delegate ${nth}`,
      party: PARTIES[nth % PARTIES.length]?.id ?? null,
      speaksFor: nth % 4 !== 0,
    })),
    sources: numbers(30).map((nth) => ({ name: `Gazette ${nth}` })),
  })
}
