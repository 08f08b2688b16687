import fc from 'fast-check'
import t from 'tap'
import { parseJsonBody } from '../src/json-body.ts'
import { countWrittenMembers, findRepeatedMember } from '../src/repeated-member.ts'

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text))

t.test('a member that is written twice is refused with its name and place', async (t) => {
  for (const [text, name, offset] of [
    ['{"a":1,"a":1}', 'a', 7],
    ['{"a":1,"\\u0061":2}', 'a', 7],
    ['{"x":[{"b":{}, "c":":", "b" : 2}]}', 'b', 24],
    ['{"":0,"":0}', '', 6],
    ['{"\\"":0,"\\"":0}', '"', 8],
    ['{"toString":0,"toString":0}', 'toString', 14],
  ] as const) {
    t.same(findRepeatedMember(text), { name, offset }, text)
    t.throws(() => parse(text), { code: 'invalid-json', message: `character ${offset}` }, text)
  }
})

t.test('members of one name in objects of their own are members', async (t) => {
  for (const text of ['[{"a":1},{"a":2}]', '{"a":{"a":{"a":[]}}}', '{"a":":\\":","b":"{\\"a\\":1}"}', '"a:a"', '7']) {
    t.same(parse(text), JSON.parse(text), text)
    t.equal(findRepeatedMember(text), undefined, text)
  }
})

t.test('no JSON is taken for another', async (t) => {
  const holds = fc.check(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space)
      const members = (part: unknown): number =>
        typeof part !== 'object' || part === null
          ? 0
          : Object.values(part).reduce<number>((sum, inner) => sum + members(inner), 0) +
            (Array.isArray(part) ? 0 : Object.keys(part).length)
      return countWrittenMembers(text) === members(JSON.parse(text)) && findRepeatedMember(text) === undefined
    }),
    { seed: 20250303, numRuns: 300 },
  )
  t.notOk(holds.failed, JSON.stringify(holds.counterexample))
})
