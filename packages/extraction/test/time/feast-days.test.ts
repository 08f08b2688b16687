import t from 'tap'
import { edtfDates } from '../../src/time/edtf-dates.ts'
import { referenceOf } from '../../src/time/reference.ts'

const first = (words: string): string | undefined =>
  edtfDates(words, referenceOf('2025-03-06', 'monday'), 'forward')[0]?.edtf

t.test('feasts are days where a calendar alone gives them', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['before Easter', '../2025-04-19'],
    ['on Good Friday', '2025-04-18'],
    ['until Easter Monday 2026', '../2026-04-06'],
    ['before Corpus Christi', '../2025-06-18'],
    ['by Christmas', '../2025-12-25'],
    ['on All Souls', '2025-11-02'],
    ['after the New Year', '2026-01-02/..'],
    ['by Passover', '../2025-04-13'],
    ['by Yom Kippur', '../2025-10-02'],
    ['until the end of Ramadan', '../2025-03-29'],
    ['through Ramadan', '../2025-03-29'],
    ['on Eid al-Adha', '2025-06-06'],
    ['by Thanksgiving', '../2025-11-27'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('what is named after a feast, and feasts that no calendar gives, are no days', async (t) => {
  for (const words of [
    'the Christmas party',
    'on Easter Island',
    'for the New Year party',
    'at the Ascension church hall',
    'before the local fair',
    'Noel Christmas said',
    'by Diwali',
  ])
    t.equal(first(words), undefined, words)
})
