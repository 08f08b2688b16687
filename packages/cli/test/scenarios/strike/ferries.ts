import type { DossierConfigurationInput } from '@onrecord/domain'

/**
 * A ferry strike as a dossier of its own, in a city whose clocks change at midnight: there 6 April 2024 has 25 hours, and
 * 8 September begins at one o'clock.
 */
export function ferries(id: string): DossierConfigurationInput {
  return {
    id,
    title: 'Ferries of Puerto Bravo',
    timeZone: 'America/Santiago',
    weekStart: 'monday',
    extractor: 'none',
    frameworks: [{ id: 'round-2024', title: 'Pay round of 2024', inForce: '2024-01-01/..' }],
    issues: [
      { id: 'pay', label: 'Pay', proposition: 'Wages rise by six per cent', terms: ['wages', 'pay'] },
      { id: 'rosters', label: 'Night rosters', proposition: 'Night rosters are scrapped', terms: ['night rosters'] },
      { id: 'strike', label: 'Strike', proposition: 'The ferries stop', terms: ['strike'] },
    ],
    parties: [
      { id: 'union', label: 'Deckhands’ union', negotiates: true },
      { id: 'operator', label: 'Ferry operator', negotiates: true },
      { id: 'arbiter', label: 'Arbitration board', mediates: true },
      { id: 'bench', label: 'Labour court' },
      { id: 'press', label: 'Press' },
    ],
    actors: [
      { id: 'ines-vidal', name: 'Ines Vidal', party: 'union' },
      { id: 'rui-salas', name: 'Rui Salas', party: 'operator' },
      { id: 'pia-leal', name: 'Pia Leal', party: 'arbiter' },
      { id: 'labour-court', name: 'Labour Court', type: 'organisation', party: 'bench' },
      { id: 'bay-courier', name: 'Bay Courier', type: 'outlet', party: 'press' },
    ],
  }
}
