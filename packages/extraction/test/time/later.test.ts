import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { datesIn } from '../../src/time/later.ts'
import { referenceOf } from '../../src/time/reference.ts'
import { documentOf } from '../document.ts'

// published on a Thursday
const reference = referenceOf('2025-03-06', 'monday')
const last = (words: string): string | undefined =>
  datesIn(words, { start: 0, end: words.length }, reference).at(-1)?.edtf

t.test('a day that is told by another day of its sentence', async (t) => {
  const rows: [words: string, edtf: string][] = [
    ['debates the text on Monday and votes a week later', '2025-03-17'],
    ['on 14 March, with a second round two days later', '2025-03-16'],
    ['opens on Sunday; a run-off would follow a fortnight later', '2025-03-23'],
    ['flies in on Friday and leaves the following day', '2025-03-08'],
    ['meets on Monday and again the day after', '2025-03-11'],
    ['signs on 14 March and pays the following Monday', '2025-03-17'],
    ['signs on Monday 17 March and pays the following Monday', '2025-03-24'],
    ['strikes on 1 April unless a deal is reached before that date', '../2025-03-31'],
    ['a second step on 1 April if there is no cap by then', '../2025-04-01'],
    ['the levy falls due on 1 April and no ferry will be let in until then', '../2025-04-01'],
    ['a ceasefire on 1 April; they will not return until then', '2025-04-01/..'],
    ['a new tariff on 1 April, and from that date a quota', '2025-04-01/..'],
  ]
  for (const [words, edtf] of rows) t.equal(last(words), edtf, words)
})

t.test('words that look alike count from nothing', async (t) => {
  const rows: [words: string, edtf: string | undefined][] = [
    ['in April, and a week later', '2025-04'],
    ['two days later', undefined],
    ['before that date', undefined],
    ['the day after the vote on 1 April', '2025-04-01'],
    ['on 1 April, then by train', '2025-04-01'],
    ['on 1 April the following speakers', '2025-04-01'],
    ['sooner or later, by 1 April', '../2025-04-01'],
  ]
  for (const [words, edtf] of rows) t.equal(last(words), edtf, words)
})

t.test('a day of the sentence before, if it lies ahead', async (t) => {
  const dues = async (text: string) => {
    const { claims } = await rulesExtractor.extract(documentOf(text, { publishedOn: '2025-03-06' }), {})
    return claims.flatMap(({ due }) => (due === null ? [] : [due.edtf]))
  }
  t.same(await dues('Talks open on Monday in Sela. The ministers will sign the text the following day.'), [
    '2025-03-10',
    '2025-03-11',
  ])
  t.same(await dues('The quota ends on 14 March. The crews demanded to be heard before that date.'), [
    '2025-03-14',
    '../2025-03-13',
  ])
  t.same(await dues('The talks broke down on 20 February. The crews walked out the following day.'), [])
})

t.test('"from midnight" is from the day that begins then', async (t) => {
  t.equal(last('will work to rule from midnight'), '2025-03-07/..')
  t.equal(last('from midnight on Sunday'), '2025-03-09/..')
  t.equal(last('the talks ran from midnight to dawn'), undefined)
})
