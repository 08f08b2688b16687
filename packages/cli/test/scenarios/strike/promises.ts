import type { Paper, Saying } from '../tell.ts'

const operator = { by: 'Rui Salas', act: 'commit' } as const
const obligation = (edtf: string) => ({ edtf, type: 'obligation', modality: 'scheduled' })
const paper = (publishedOn: string, says: Record<string, Saying>): Paper => ({
  source: 'Bay Courier',
  publishedOn,
  says,
})

/** What the sides have promised, each promise with another fate. */
export const PROMISES: Readonly<Record<string, Paper>> = {
  rosters: paper('2024-08-02', {
    byNovember: {
      ...operator,
      words: 'New timetables will hang in every port by November, Rui Salas promised.',
      due: obligation('../2024-11'),
    },
    inOctober: {
      ...operator,
      words: 'Lifeboats will be counted in October, Rui Salas added.',
      due: obligation('2024-10'),
    },
    fromOctober: {
      ...operator,
      words: 'Meals aboard will be free from 2 October onwards, Rui Salas also said.',
      due: obligation('2024-10-02/..'),
    },
    thatWeek: {
      ...operator,
      words: 'Uniforms will be handed out in the week of 7 October, Rui Salas explained.',
      due: obligation('2024-10-07/2024-10-13'),
    },
    soon: { ...operator, words: 'Parking will become cheaper very soon, Rui Salas hinted.' },
    accounts: {
      ...operator,
      words: 'Yearly accounts will be published by 6 October, Rui Salas assured everyone.',
      due: obligation('../2024-10-06'),
    },
    depot: {
      ...operator,
      words: 'Gates at the northern depot will open by 14 October, Rui Salas noted.',
      due: obligation('../2024-10-14'),
    },
  }),
  arrears: paper('2024-08-20', {
    arrears: {
      ...operator,
      words: 'The operator will pay all overtime arrears by 10 September, Rui Salas said.',
      positions: [['pay', 'conditions']],
      due: obligation('../2024-09-10'),
    },
    alba: {
      ...operator,
      words: 'The operator will repair the broken ramp of the Alba by 10 October, Rui Salas told the crews.',
      due: obligation('../2024-10-10'),
    },
    safety: {
      ...operator,
      words: 'The operator will sign the safety agreement for engine rooms by 12 October, Rui Salas pledged.',
      due: obligation('../2024-10-12'),
    },
  }),
  nights: paper('2024-08-22', {
    nights: {
      words: 'Night rosters on the long crossing must end by 15 October, Ines Vidal demanded.',
      by: 'Ines Vidal',
      kind: 'demand',
      act: 'demand',
      to: 'Rui Salas',
      positions: [['rosters', 'supports']],
      due: { edtf: '../2024-10-15', type: 'obligation', modality: 'demanded' },
    },
  }),
  arrearsAgain: paper('2024-09-05', {
    arrearsAgain: {
      ...operator,
      words: 'The operator will pay all overtime arrears by 20 September, Rui Salas said.',
      positions: [['pay', 'conditions']],
      due: obligation('../2024-09-20'),
    },
  }),
  arrearsThird: paper('2024-09-18', {
    arrearsThird: {
      ...operator,
      words: 'The operator will pay all overtime arrears by 30 September, Rui Salas said.',
      positions: [['pay', 'conditions']],
      due: obligation('../2024-09-30'),
    },
  }),
  takenBack: paper('2024-09-25', {
    takenBack: {
      words:
        'The union withdraws its demand that night rosters on the long crossing end by 15 October, Ines Vidal said.',
      by: 'Ines Vidal',
      act: 'withdraw',
      to: 'Rui Salas',
      positions: [['rosters', 'unclear']],
    },
  }),
  signed: paper('2024-10-11', {
    signed: {
      words: 'The operator signed the safety agreement for engine rooms, Pia Leal confirmed.',
      by: 'Pia Leal',
      act: 'assert',
    },
  }),
  unrepaired: paper('2024-10-12', {
    unrepaired: {
      words: 'The operator did not repair the broken ramp of the Alba by 10 October, Ines Vidal complained.',
      by: 'Ines Vidal',
      act: 'accuse',
    },
  }),
}
