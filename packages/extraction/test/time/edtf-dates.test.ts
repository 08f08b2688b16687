import t from 'tap'
import { edtfDates, referenceOf } from '../../src/time/edtf-dates.ts'

// Thursday
const reference = referenceOf('2025-03-06', 'monday')

const CASES: [words: string, edtf: string | undefined][] = [
  ['by 14 March', '../2025-03-14'],
  ['no later than April 2', '../2025-04-02'],
  ['before March 20', '../2025-03-19'],
  ['until next Tuesday', '../2025-03-11'],
  ['by the end of the month', '../2025-03-31'],
  ['before the end of 2025', '../2025-12-31'],
  ['by year’s end', '../2025-12-31'],
  ['within two weeks', '2025-03-06/2025-03-20'],
  ['within ten days of April 1', '2025-04-01/2025-04-11'],
  ['in three weeks', '2025-03-27'],
  ['this week', '2025-03-06/2025-03-09'],
  ['next week', '2025-03-10/2025-03-16'],
  ['as soon as Friday', '2025-03-07/..'],
  ['on Friday', '2025-03-07'],
  ['tomorrow', '2025-03-07'],
  ['in the third quarter of 2025', '2025-07-01/2025-09-30'],
  ['in the first half of 2026', '2026-01-01/2026-06-30'],
  ['in May 2026', '2026-05'],
  ['in 2027', '2027'],
  ['on January 9', '2026-01-09'],
  ['soon', undefined],
  ['very shortly', undefined],
  ['in the coming days', undefined],
  ['extended by two weeks', undefined],
]

t.test('dates in words become EDTF against the publication date', (t) => {
  for (const [words, edtf] of CASES) t.equal(edtfDates(words, reference, 'forward')[0]?.edtf, edtf, words)
  t.end()
})

t.test('a week is counted from the day with which the dossier begins it', (t) => {
  const sunday = referenceOf('2025-03-06', 'sunday')
  t.equal(edtfDates('this week', sunday, 'forward')[0]?.edtf, '2025-03-06/2025-03-08')
  t.end()
})

t.test('a weekday beside a past act is the one before', (t) => {
  t.equal(edtfDates('on Tuesday', reference, 'back')[0]?.edtf, '2025-03-04')
  t.end()
})

t.test('without a publication date only dates with a year are known', (t) => {
  const unknown = referenceOf(null, 'monday')
  t.equal(edtfDates('by Friday', unknown, 'forward')[0], undefined)
  t.equal(edtfDates('by 14 March 2025', unknown, 'forward')[0]?.edtf, '../2025-03-14')
  t.end()
})
