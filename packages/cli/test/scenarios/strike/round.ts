import type { Paper } from '../tell.ts'

/** The pay round from the union's demand to the agreement, one paper a turn, in the order of publication. */
export const ROUND: Readonly<Record<string, Paper>> = {
  notice: {
    source: 'Bay Courier',
    publishedOn: '2024-08-01',
    says: {
      payDemand: {
        words: 'The operator must raise wages by six per cent by 1 September, Ines Vidal said.',
        by: 'Ines Vidal',
        kind: 'demand',
        act: 'demand',
        to: 'Rui Salas',
        positions: [['pay', 'supports']],
        due: { edtf: '../2024-09-01', type: 'obligation', modality: 'demanded' },
      },
      strikeNotice: {
        words: 'The ferries will stop on 10 September unless that happens, Ines Vidal warned.',
        by: 'Ines Vidal',
        act: 'threaten',
        positions: [['strike', 'supports']],
        due: { edtf: '2024-09-10', type: 'event', modality: 'conditional' },
      },
    },
  },
  ballot: {
    source: 'Bay Courier',
    publishedOn: '2024-08-03',
    says: {
      ballot: {
        words: 'Nine in ten deckhands voted for the strike, Ines Vidal told the crews.',
        by: 'Ines Vidal',
        act: 'assert',
        positions: [['strike', 'supports']],
      },
      denial: {
        words: 'Rui Salas denied that temporary crews had been hired.',
        by: 'Rui Salas',
        act: 'deny',
      },
    },
  },
  refusal: {
    source: 'Bay Courier',
    publishedOn: '2024-08-05',
    says: {
      refusal: {
        words: 'The operator will not raise wages by six per cent, Rui Salas said.',
        by: 'Rui Salas',
        act: 'reject',
        to: 'Ines Vidal',
        positions: [['pay', 'opposes']],
      },
    },
  },
  offer: {
    source: 'Bay Courier',
    publishedOn: '2024-08-20',
    says: {
      offer: {
        words: 'As a final offer Rui Salas proposed a rise in wages of four per cent, to be paid by 30 September.',
        by: 'Rui Salas',
        act: 'propose',
        to: 'Ines Vidal',
        positions: [['pay', 'conditions']],
        due: { edtf: '../2024-09-30', type: 'obligation', modality: 'scheduled' },
      },
    },
  },
  injunction: {
    source: 'Bay Courier',
    publishedOn: '2024-09-02',
    says: {
      injunction: {
        words: 'The Labour Court ordered the union to call off the strike by 9 September.',
        by: 'Labour Court',
        kind: 'demand',
        act: 'demand',
        to: 'Ines Vidal',
        positions: [['strike', 'opposes']],
        due: { edtf: '../2024-09-09', type: 'obligation', modality: 'demanded' },
      },
    },
  },
  acceptance: {
    source: 'Bay Courier',
    publishedOn: '2024-09-07',
    says: {
      acceptance: {
        words: 'The union accepts the final offer of a rise in wages of four per cent, Ines Vidal said.',
        by: 'Ines Vidal',
        act: 'accept',
        to: 'Rui Salas',
        positions: [['pay', 'conditions']],
      },
    },
  },
}
