import t from 'tap'
import { nearestOf } from '../src/nearest.ts'

t.test('a word means the one candidate that is a few letters away', (t) => {
  const words = ['frameworks', 'issues', 'parties', 'actors', 'sources']
  t.equal(nearestOf('isues', words), 'issues')
  t.equal(nearestOf('Frame-Works', words), 'frameworks')
  t.equal(nearestOf('atcors', words), 'actors', 'two letters swapped')
  t.equal(nearestOf('people', words), undefined)
  t.equal(nearestOf('phase-3', ['phase-1', 'phase-2']), undefined, 'two are as near')
  t.equal(nearestOf('x'.repeat(5000), words), undefined)
  t.end()
})
