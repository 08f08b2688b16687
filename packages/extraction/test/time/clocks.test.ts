import t from 'tap'
import { edtfDates } from '../../src/time/edtf-dates.ts'
import { referenceOf } from '../../src/time/reference.ts'

const first = (words: string): string | undefined =>
  edtfDates(words, referenceOf('2025-03-06', 'monday'), 'forward')[0]?.edtf

t.test('a time of day alone is today’s, beside a day it is that one’s', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['by noon', '../2025-03-06'],
    ['before 16.00', '../2025-03-06'],
    ['until sunset', '../2025-03-06'],
    ['at 18:00', '2025-03-06'],
    ['at noon', '2025-03-06'],
    ['at 18:00 on Friday', '2025-03-07'],
    ['on Wednesday at 10 a.m.', '2025-03-12'],
    ['from 00.01 on 14 December 2025', '2025-12-14/..'],
    ['no later than 17.00 on 3 July 2025', '../2025-07-03'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('numbers with a point are no times of day', async (t) => {
  for (const words of ['at 18.50 per cent', 'by 12.5%', 'at 4.30 million', 'at 7.5 per cent', 'before 3.6 and 4.4'])
    t.equal(first(words), undefined, words)
})
