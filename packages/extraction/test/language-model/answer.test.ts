import t from 'tap'
import { ANSWER_SCHEMA, readAnswer } from '../../src/index.ts'
import { claimOf } from './answered.ts'

const claim = claimOf({ content: ['it rains'] })
const object = JSON.stringify({ claims: [claim] })

t.test('an answer is read with prose or a code fence around it', async (t) => {
  for (const answer of [
    object,
    `Here you are:\n\n${object}\n\nTell me if you need more.`,
    `\`\`\`json\n${object}\n\`\`\``,
  ]) {
    t.equal(readAnswer(answer)?.claims.length, 1)
  }
})

t.test('what is no object with claims is no answer', async (t) => {
  const answers = [
    '',
    'I can’t help with that.',
    '[]',
    '{}',
    '{"claims": null}',
    object.slice(0, -5),
    '"claims"',
    'null',
  ]
  for (const answer of answers) t.equal(readAnswer(answer), undefined, answer)
})

t.test('claims that have not the shape of one are counted and left out, the others stay', async (t) => {
  const bad = [
    null,
    'it rains',
    { ...claim, content: [] },
    { ...claim, content: 'it rains' },
    { ...claim, act: 'surrender' },
    { ...claim, certainty: 'certain' },
    { ...claim, paragraph: 'one' },
    { ...claim, content: ['x'.repeat(5000)] },
  ]
  t.match(readAnswer(JSON.stringify({ claims: [...bad, claim] })), { claims: [{ content: ['it rains'] }], dropped: 8 })
})

t.test('members that nobody asked for are not read', async (t) => {
  const read = readAnswer(
    JSON.stringify({ thoughts: '…', claims: [{ ...claim, confidence: 1, position: 'supports' }] }),
  )
  t.notOk(Object.keys(read?.claims[0] ?? {}).some((name) => name === 'confidence' || name === 'position'))
})

t.test('no more claims are read than a text can hold', async (t) => {
  const read = readAnswer(JSON.stringify({ claims: Array.from({ length: 20_000 }, () => claim) }))
  t.equal(read?.claims.length, 500)
  t.equal(read?.dropped, 19_500)
})

t.test('the schema names every member as required and allows no other', async (t) => {
  t.match(ANSWER_SCHEMA, {
    type: 'object',
    additionalProperties: false,
    properties: {
      claims: {
        items: {
          additionalProperties: false,
          required: [
            'paragraph',
            'content',
            'cue',
            'mention',
            'claimant',
            'tellers',
            'relayed',
            'act',
            'certainty',
            'date',
          ],
        },
      },
    },
  })
  t.notMatch(JSON.stringify(ANSWER_SCHEMA), /minItems|maxLength|\$schema|default/)
})
