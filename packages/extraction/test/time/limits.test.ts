import t from 'tap'
import { edtfDates } from '../../src/time/edtf-dates.ts'
import { referenceOf } from '../../src/time/reference.ts'

const first = (words: string): string | undefined =>
  edtfDates(words, referenceOf('2025-03-06', 'monday'), 'forward')[0]?.edtf

t.test('what comes before a date can make it a limit', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['moved the deadline to Sunday', '../2025-03-09'],
    ['extended its offer to 15 May', '../2025-05-15'],
    ['holds no mandate beyond Friday', '../2025-03-07'],
    ['before the vote on 27 June', '../2025-06-26'],
    ['by the start of October', '../2025-10-01'],
    ['within ten days of publication', '../2025-03-16'],
    ['within two days of this notice', '../2025-03-08'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('near misses are a day, or none', async (t) => {
  const rows: [words: string, edtf: string | undefined][] = [
    ['moved the hearing to Sunday', '2025-03-09'],
    ['went on beyond Friday', '2025-03-07'],
    ['before the harbour opened', undefined],
    ['at the start of October', '2025-10-01/2025-10-10'],
    ['within ten days of signing', undefined],
    ['by the time the vote was over', undefined],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})
