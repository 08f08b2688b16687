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
    ['valid up to and including 30 March', '../2025-03-30'],
    ['open only up to the eleventh', '../2025-03-11'],
    ['freed by his inauguration on 20 March', '../2025-03-20'],
    ['the firm has 72 hours from noon today', '../2025-03-09'],
    ['gave the firm forty-eight hours from eight o’clock this morning to pay', '../2025-03-08'],
    ['the offer stays open for three weeks', '../2025-03-27'],
    ['must be claimed by Bonfire Night', '../2025-11-05'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('near misses are a day, or none', async (t) => {
  const rows: [words: string, edtf: string | undefined][] = [
    ['moved the hearing to Sunday', '2025-03-09'],
    ['went on beyond Friday', '2025-03-07'],
    ['will gather before the court on 27 June', '2025-06-27'],
    ['the shop was open for three weeks', undefined],
    ['the storm raged for 72 hours from noon', undefined],
    ['before the harbour opened', undefined],
    ['at the start of October', '2025-10-01/2025-10-10'],
    ['within ten days of signing', undefined],
    ['by the time the vote was over', undefined],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})
