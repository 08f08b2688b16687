import type { ChangeRecord, Changes } from '@onrecord/service-api'
import t from 'tap'
import { changesLines } from '../../src/output/changes.ts'

const side = { party: null, stance: null, claims: [], claimCount: 1 }
const opposed = (sentence: string): ChangeRecord => ({
  type: 'contradiction',
  change: 'new',
  issue: null,
  framework: null,
  within: null,
  why: { rule: 'contradiction.linked', says: '' },
  a: side,
  b: side,
  sentence,
})

const changes = (items: ChangeRecord[], incomplete: string[] = []): Changes => ({
  by: 'said',
  from: { seq: 9, day: '2025-03-01' },
  to: { seq: 9, day: '2025-03-02' },
  paragraph: 'Much changed.',
  items,
  left: 0,
  incomplete,
})

t.test('contradictions are printed under a heading of their own, control characters replaced', async (t) => {
  t.same(changesLines(changes([opposed('The board contradicts itself.'), opposed('Port\u001b[2J too.')]), 80), [
    'Much changed.',
    '',
    'Contradictions',
    '  - The board contradicts itself.',
    '  - Port\ufffd[2J too.',
  ])
})

t.test('what was too much to compare is said', async (t) => {
  t.same(changesLines(changes([], ['contradictions']), 80), [
    'Much changed.',
    'Not all contradictions were compared: there are too many',
  ])
})
