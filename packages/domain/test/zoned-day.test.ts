import t from 'tap'
import { dayAt, endOfDay } from '../src/index.ts'

t.test('a day ends where its time zone says, also when the clocks change on it', (t) => {
  const ends: [day: string, timeZone: string, end: string][] = [
    ['2025-02-20', 'UTC', '2025-02-20T23:59:59.999Z'],
    ['2025-02-20', 'Asia/Jerusalem', '2025-02-20T21:59:59.999Z'],
    ['2025-03-28', 'Asia/Jerusalem', '2025-03-28T20:59:59.999Z'],
    ['2025-10-26', 'Europe/Lisbon', '2025-10-26T23:59:59.999Z'],
    ['2025-02-20', 'Pacific/Kiritimati', '2025-02-20T09:59:59.999Z'],
    ['2025-02-20', 'Pacific/Niue', '2025-02-21T10:59:59.999Z'],
    ['2024-02-29', 'Asia/Kathmandu', '2024-02-29T18:14:59.999Z'],
  ]
  for (const [day, timeZone, end] of ends) t.equal(endOfDay(day, timeZone).toISOString(), end, `${day} ${timeZone}`)
  t.end()
})

t.test('a day that a time zone left out ends with the day before it', (t) => {
  const skipped = endOfDay('2011-12-30', 'Pacific/Apia')
  t.same(skipped, endOfDay('2011-12-29', 'Pacific/Apia'))
  t.end()
})

t.test('the day of an instant is that of the time zone', (t) => {
  const instant = new Date('2025-02-20T22:30:00Z')
  t.equal(dayAt(instant, 'Asia/Jerusalem'), '2025-02-21')
  t.equal(dayAt(instant, 'America/New_York'), '2025-02-20')
  t.throws(() => dayAt(instant, 'Nowhere/Land'), RangeError)
  t.end()
})
