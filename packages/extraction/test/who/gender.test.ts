import t from 'tap'
import { genderOfName, genderOfWord, guessedGender } from '../../src/who/gender.ts'

t.test('titles and words for roles tell a gender where they hold one', async (t) => {
  for (const word of ['chairwoman', 'Mrs', 'Dame', 'woman', 'grandmother']) t.equal(genderOfWord(word), 'she', word)
  for (const word of ['spokesman', 'Mr.', 'Sir', 'fisherman', 'widower']) t.equal(genderOfWord(word), 'he', word)
  for (const word of ['minister', 'German', 'women', 'human', 'chairperson'])
    t.equal(genderOfWord(word), undefined, word)
})

t.test('given names tell a gender where one alone bears them, and an ending makes no more than a guess', async (t) => {
  t.equal(genderOfName(['Ada', 'Lund']), 'she')
  t.equal(genderOfName(['Jean-Pierre', 'Brask']), undefined, 'borne by both')
  t.equal(genderOfName(['Jon', 'Ferro']), 'he')
  t.equal(genderOfName(['Jon']), undefined, 'one word may be a surname or a place')
  t.equal(genderOfName(['Robin', 'Kern']), undefined)
  t.equal(guessedGender(['Teodila', 'Kern']), 'she')
  t.equal(guessedGender(['Norik', 'Kern']), undefined)
})
