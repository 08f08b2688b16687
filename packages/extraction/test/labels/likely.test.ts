import t from 'tap'
import { obliges } from '../../src/labels/obligation.ts'

t.test('what is likely, past need, and the noun "need" oblige nobody', async (t) => {
  const words = [
    'it should rain by Friday',
    'the ferry should arrive on Friday',
    'the deal should bring in 4 million',
    'the ship had to turn back because of the storm',
    'she had to leave early',
    'there was no need to close the lock',
  ]
  for (const sentence of words) t.equal(obliges(sentence, 'told'), false, sentence)
  for (const sentence of ['We had to close the gate', 'We have until Friday to decide', 'Give them credit'])
    t.equal(obliges(sentence, 'own'), false, sentence)
})

t.test('duties in the same forms oblige', async (t) => {
  const words = [
    'the ferry should stop running',
    'the levy has to be scrapped',
    'the levy needs to be scrapped',
    'the board had to go',
    'the firm has until Friday to decide',
    'the firm should pay',
  ]
  for (const sentence of words) t.equal(obliges(sentence, 'told'), true, sentence)
})
