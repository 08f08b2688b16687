import type { Said } from './said.ts'

const strike = 'The dockers would strike for three days at the northern quay unless pay rose by six per cent'
const rise = 'A rise of six per cent for every shift from April'
const bonus = 'The port will pay the dockers the spring bonus on 12 March'

/** A dispute with mentions, corroborations, answers, outcomes and a date that is put off. */
export const sayings: Said[] = [
  { words: strike, source: 'The Vell Courier' },
  { words: `${strike} this spring`, source: 'Harbour Radio' },
  { words: 'Dockers would strike three days at the quay unless pay rose', source: 'The Vell Courier' },
  { words: `${strike} again`, source: null },
  { words: rise, source: 'Harbour Radio', kind: 'demand', act: 'demand', to: 'port-of-vell' },
  { words: `${rise} at last`, source: 'The Vell Courier', kind: 'demand', act: 'demand' },
  {
    words: 'that is out of the question',
    source: 'Harbour Radio',
    claimant: 'port-of-vell',
    act: 'reject',
    stance: 'opposes',
    to: 'mara-lind',
    saidOn: '2026-03-05',
  },
  {
    words: 'firmly turned it down',
    source: 'The Vell Courier',
    claimant: 'port-of-vell',
    act: 'reject',
    stance: 'opposes',
    to: 'mara-lind',
    saidOn: '2026-03-05',
  },
  { words: bonus, source: 'Harbour Radio', claimant: 'port-of-vell', act: 'commit', due: '2026-03-12' },
  {
    words: 'The port would pay the dockers the spring bonus on 20 March',
    source: 'Harbour Radio',
    claimant: 'port-of-vell',
    act: 'commit',
    due: '2026-03-20',
    saidOn: '2026-03-09',
  },
  {
    words: 'The port failed to pay the dockers the spring bonus',
    source: 'The Vell Courier',
    stance: null,
    saidOn: '2026-03-25',
  },
  {
    words: 'no longer asks for a rise of six per cent for every shift',
    source: 'Harbour Radio',
    act: 'withdraw',
    saidOn: '2026-03-28',
  },
  { words: `${strike} or so`, source: 'Quay Weekly' },
  { words: `${rise} or so`, source: 'Quay Weekly', kind: 'demand', act: 'demand' },
  { words: `${rise} in full`, source: 'Harbour Radio', kind: 'demand', act: 'demand' },
]
