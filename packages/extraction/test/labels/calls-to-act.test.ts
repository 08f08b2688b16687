import t from 'tap'
import { callsToAct, namesLeast } from '../../src/labels/calls-to-act.ts'

const CALLS: [what: string, words: string[], nearMisses: string[]][] = [
  [
    'appeals behind a modal verb',
    [
      'I would ask the minister to think again',
      'We can only urge the firm to pay',
      'We would call on the crews to return',
      'I must insist that the gate be opened',
      'We will again appeal to the court',
    ],
    [
      'I would ask whether it was wise',
      'They would ask us about the harbour',
      'I would ask myself why',
      'We would be glad of it',
      'We can only guess',
    ],
  ],
  [
    'whose turn it is to act',
    [
      'It is up to the council to fix the roof',
      'The onus is on Norland to open the locks',
      'The ball is with the firm to make an offer',
      'The council has a duty to fix the roof',
      'It is incumbent on both sides to talk',
    ],
    [
      'It is up to each reader to decide',
      'It is up to us',
      'We have a duty to tell them',
      'The plan is for ships to pay more',
      'The ball is on the roof',
    ],
  ],
  [
    'what is owed, what had better be done, and the time for it',
    [
      'The council owes us an apology',
      'The families deserve answers',
      'They had better give the islands back',
      'It’s time to give the islands back',
      'It’s time they gave the islands back',
    ],
    [
      'We owe the crews a great deal',
      'We deserve the title',
      'I had better be going',
      'It’s time to go',
      'It is not time that is lacking',
    ],
  ],
  [
    'what any deal is to hold, and what must not go on',
    [
      'Any deal would have to include the maps',
      'A deal is possible only if the maps are returned',
      'This levy cannot stand',
      'The raids cannot be allowed to go on',
      'There must be no more tolls',
    ],
    [
      'The deal includes the maps',
      'A deal is possible',
      'I cannot stand the noise',
      'The court cannot stand the strain',
      'There must be a reason for it',
    ],
  ],
  [
    'what others need, and what consent depends on',
    [
      'We ask the court to strike down the law',
      'Schools need more money',
      'There is nothing to talk about until the roster changes',
      'Any return to work depends on a new roster',
      'Our support hinges on a guarantee',
    ],
    [
      'We need more time',
      'I ask myself to this day',
      'There is nothing to talk about',
      'The talks depend on the weather',
      'The crews need more time',
    ],
  ],
]

const COMMANDS: [words: string[], nearMisses: string[]] = [
  [
    'Stop building on the shore',
    'Do not sign this treaty',
    'Never again may a crew be held',
    'No more delays',
    'Pay us or we walk',
    'Surrender or die',
    'Give schools the money they need',
    'Be out by Friday',
    'Our message to the council is simple: fix the roof',
  ],
  [
    'Stopping there, we looked back',
    'Do not worry',
    'Never before have we seen such a storm',
    'No more than ten ships came',
    'First came the flood, then the fire',
    'The message was long: ten pages',
  ],
]

for (const [what, words, nearMisses] of CALLS) {
  t.test(`${what} call on somebody to act`, async (t) => {
    for (const sentence of words) t.equal(callsToAct(sentence, 'told'), true, sentence)
  })
  t.test(`near misses of ${what} call on nobody`, async (t) => {
    for (const sentence of nearMisses) t.equal(callsToAct(sentence, 'own'), false, sentence)
  })
}

t.test('commands call on somebody only in the words of who gives them', async (t) => {
  const [words, nearMisses] = COMMANDS
  for (const sentence of words) t.equal(callsToAct(sentence, 'own'), true, sentence)
  for (const sentence of words) t.equal(callsToAct(sentence, 'told'), false, sentence)
  for (const sentence of nearMisses) t.equal(callsToAct(sentence, 'own'), false, sentence)
})

t.test('the least that will do is told apart from what is merely less', async (t) => {
  for (const sentence of ['We won’t settle for less than 6 per cent', 'We cannot accept less than the full sum'])
    t.equal(namesLeast(sentence), true, sentence)
  for (const sentence of ['We are not less proud than they are', 'The toll is not lower than before'])
    t.equal(namesLeast(sentence), false, sentence)
})
