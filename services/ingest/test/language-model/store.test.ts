import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import { adjustTokens, reserveTokens } from '../../src/language-model/store.ts'

const day = '2026-03-04'

t.test('of many who reserve at once no more are let through than the day allows', async (t) => {
  const { database } = await freshDatabase(t)
  const reserve = (dossier: string, on = day) =>
    reserveTokens(database.db, { dossier, day: on, tokens: 100, limit: 550 })
  const granted = await Promise.all(Array.from({ length: 20 }, () => reserve('a')))
  t.equal(granted.filter(Boolean).length, 5)
  t.equal(await reserve('b'), true, 'another dossier has tokens of its own')
  t.equal(await reserve('a', '2026-03-05'), true, 'and so has another day')
  await adjustTokens(database.db, { dossier: 'a', day, tokens: -80 })
  t.equal(await reserve('a'), true, 'what was reserved and not used is given back')
  t.equal(await reserve('a'), false)
})

t.test('a request that exceeds a day alone is refused', async (t) => {
  const { database } = await freshDatabase(t)
  t.equal(await reserveTokens(database.db, { dossier: 'a', day, tokens: 551, limit: 550 }), false)
})
