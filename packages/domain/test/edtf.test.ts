import fc from 'fast-check'
import t from 'tap'
import { edtfBounds } from '../src/edtf.ts'

t.test('a date means all its days, an interval runs from the first of one to the last of the other', (t) => {
  const cases: [string, string | null, string | null][] = [
    ['2025-02-03', '2025-02-03', '2025-02-03'],
    ['2025-02', '2025-02-01', '2025-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2025', '2025-01-01', '2025-12-31'],
    ['2025-03-15~', '2025-03-15', '2025-03-15'],
    ['2022~/..', '2022-01-01', null],
    ['../2025-02-03', null, '2025-02-03'],
    ['2025-02-18/2025-02-22', '2025-02-18', '2025-02-22'],
    ['2023-01-07/2025-03', '2023-01-07', '2025-03-31'],
  ]
  for (const [text, earliest, latest] of cases) t.strictSame(edtfBounds(text), { earliest, latest }, text)
  t.end()
})

t.test('what is no date, or ends before it begins, has no bounds', (t) => {
  const bad = [
    '',
    'soon',
    '2025-13',
    '2025-02-29',
    '2025-00-01',
    '2025-2-3',
    '../..',
    '2025/2024',
    '2025-02-03T10:00:00Z',
  ]
  for (const text of [
    ...bad,
    '99999',
    '-2025',
    '2025-02-03/',
    '/2025',
    '2025-02-31/2025-03-01',
    ' 2025',
    '2025\n',
    'infinity',
  ]) {
    t.equal(edtfBounds(text), undefined, JSON.stringify(text))
  }
  t.end()
})

t.test('a day is accepted exactly where the calendar has it', (t) => {
  const part = (max: number, width: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(width, '0'))
  fc.assert(
    fc.property(part(9999, 4), part(13, 2), part(32, 2), (year, month, day) => {
      const text = `${year}-${month}-${day}`
      const date = new Date(`${text}T00:00:00Z`)
      const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
      return (edtfBounds(text) !== undefined) === exists
    }),
    { seed: 20250203, numRuns: 5000 },
  )
  t.end()
})
