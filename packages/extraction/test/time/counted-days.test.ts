import t from 'tap'
import { edtfDates } from '../../src/time/edtf-dates.ts'
import { referenceOf } from '../../src/time/reference.ts'

const first = (words: string): string | undefined =>
  edtfDates(words, referenceOf('2025-03-06', 'monday'), 'forward')[0]?.edtf

t.test('limits counted in days of all kinds', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['within ten working days', '../2025-03-20'],
    ['within five business days', '../2025-03-13'],
    ['within 30 calendar days', '../2025-04-05'],
    ['inside a fortnight', '../2025-03-20'],
    ['in no more than ten days', '../2025-03-16'],
    ['within the month', '../2025-03-31'],
    ['gave them one more week to settle', '../2025-03-13'],
    ['at least two weeks before the 1 May vote', '../2025-04-17'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('days by another day', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['a week on Tuesday', '2025-03-18'],
    ['this day week', '2025-03-13'],
    ['by this time tomorrow', '../2025-03-07'],
    ['on Tuesday the 18th', '2025-03-18'],
    ['on the eve of the 1 May parade', '2025-04-30'],
    ['no later than the 15th', '../2025-03-15'],
    ['will not resume before Monday', '2025-03-10/..'],
    ['by the end of the summer', '../2025-08-31'],
    ['towards the end of April', '2025-04-21/2025-04-30'],
    ['in the new year', '2026-01'],
    ['by the last day of June', '../2025-06-30'],
    ['before the month was out', '../2025-03-31'],
    ['on 12, 13 and 14 March', '2025-03-12/2025-03-14'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('a time of day or an event between "by" and its day', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['by close of play on Friday', '../2025-03-07'],
    ['by the end of the working day on Friday', '../2025-03-07'],
    ['by first thing on Monday', '../2025-03-10'],
    ['by 5 p.m. local time on Monday, 10 March', '../2025-03-10'],
    ['by the time the council meets on Monday', '../2025-03-10'],
    ['before the council meets on Monday', '../2025-03-09'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})

t.test('near misses are another day, or none', async (t) => {
  const rows: [words: string, edtf: string | undefined][] = [
    ['after ten working days of talks', undefined],
    ['took two weeks to settle', undefined],
    ['on the eve of war', undefined],
    ['a week in March', '2025-03'],
    ['will meet before Monday', '../2025-03-09'],
    ['due on Friday', '2025-03-07'],
  ]
  for (const [words, edtf] of rows) t.equal(first(words), edtf, words)
})
