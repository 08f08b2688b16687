import t from 'tap'
import { terminalWidth } from '../../src/output/print.ts'

t.test('a terminal that does not know its width, or has hardly any, gets lines that can be read', (t) => {
  t.equal(terminalWidth(0), 120)
  t.equal(terminalWidth(20), 40)
  t.equal(terminalWidth(80), 80)
  t.end()
})
