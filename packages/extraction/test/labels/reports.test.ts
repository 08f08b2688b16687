import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** Holder, act and words of each claim that the text yields. */
async function claimsOf(text: string): Promise<string[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map(({ chain, act, segments }) => `${chain.at(-1)?.name} ${act}: ${segments[0]?.exact}`)
}

t.test('a content ends where the next clause reports something else', async (t) => {
  t.same(await claimsOf('Norland welcomed the fund, and Sudland has said that the tolls must rise.'), [
    'Norland accept: the fund',
    'Sudland demand: the tolls must rise',
  ])
  t.same(await claimsOf('Ada Lund accepted the fund but rejected the tolls.'), [
    'Ada Lund accept: the fund',
    'Ada Lund reject: the tolls',
  ])
  t.same(await claimsOf('Ada Lund denied that the locks were shut, and she rejected the tolls.'), [
    'Ada Lund deny: the locks were shut',
    'Ada Lund reject: the tolls',
  ])
})

t.test('both halves of a condition stay one claim', async (t) => {
  const text = 'Ada Lund said that she would accept on condition that the tolls fall and that the locks open.'
  t.equal((await claimsOf(text)).length, 1)
})

t.test('what is no longer demanded is no demand', async (t) => {
  t.same(await claimsOf('Norland no longer demanded a higher toll.'), ['Norland deny: a higher toll'])
})

t.test('a person pledges as “she”, and foretells of “it”', async (t) => {
  t.same(await claimsOf('Ada Lund said that she would open the locks. Ada Lund said that it would bring ships.'), [
    'Ada Lund commit: she would open the locks',
    'Ada Lund predict: it would bring ships',
  ])
})

t.test('nothing is said by a timetable or in a comparison', async (t) => {
  t.same(await claimsOf('Norland agreed to open the locks according to the timetable of the fund.'), [
    'Norland accept: to open the locks according to the timetable of the fund',
  ])
  t.same(await claimsOf('It is more than Norland said that it would pay.'), [])
})

t.test('a name between commas behind the person told hides nothing', async (t) => {
  t.same(await claimsOf('Ada Lund told the mother of the pilot, Ida Ferro, that the locks were shut.'), [
    'Ada Lund assert: the locks were shut',
  ])
})
