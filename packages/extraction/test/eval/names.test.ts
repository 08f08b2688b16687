import t from 'tap'
import { sameClaimant } from '../../eval/score/names.ts'

const isSame = sameClaimant([
  ['Ilse Voss', 'the water minister'],
  ['Tessen Tram Company', 'the operator'],
])

t.test('names of one actor are the same, and so are a surname and a name', async (t) => {
  t.ok(isSame('Ilse Voss', 'the water minister'))
  t.ok(isSame('Ilse Voss', 'Voss'))
  t.ok(isSame('Piet Okoye', 'Okoye'), 'an actor that nobody listed')
  t.notOk(isSame('Ilse Voss', 'the operator'))
  t.notOk(isSame('Ilse Voss', 'she'))
})

t.test('unnamed sources are the same by head noun, with adjectives that do not exclude one another', async (t) => {
  t.ok(isSame('senior port official', 'a port official'))
  t.ok(isSame('two officials close to the talks', 'officials'))
  t.ok(isSame('spokesman for the drivers', 'a spokeswoman'), 'the sex of a spokesperson does not tell')
  t.notOk(isSame('senior port official', 'union official'))
  t.notOk(isSame('senior port official', 'official'), 'half a description is not enough')
})

t.test('of several joint claimants one may stand alone, and nobody else beside them', async (t) => {
  t.ok(isSame('Norland; Ostmark', 'Norland'))
  t.ok(isSame('Norland; Ostmark', 'Norland and Ostmark'))
  t.notOk(isSame('Norland; Ostmark', 'Norland and Sarn'))
  t.notOk(isSame('Norland', 'Norland; Ostmark'))
})

t.test('words for all of several together are those several, and nobody alone', async (t) => {
  for (const all of ['Both sides', 'the two sides', 'parties', 'both ministers', 'each party'])
    t.ok(isSame('Norland; Ostmark', all), all)
  t.notOk(isSame('Norland', 'both sides'))
  for (const others of ['They', 'third parties', 'two officials', 'parties to the treaty', 'bothersome men'])
    t.notOk(isSame('Norland; Ostmark', others), others)
})

t.test('a narrator without a name is nobody else', async (t) => {
  t.ok(isSame(null, null))
  t.notOk(isSame(null, 'Ilse Voss'))
  t.notOk(isSame('Ilse Voss', null))
})
