import t from 'tap'
import { describeError } from '../src/describe-error.ts'

t.test('a described error says class, code and place, and nothing of its message', async (t) => {
  const cause = Object.assign(new TypeError('said the minister'), { code: 'E_TEST' })
  const described = describeError(new Error('said\n    at noon the minister', { cause }))
  t.match(described, { name: 'Error', code: 'Error', cause: { name: 'TypeError', code: 'E_TEST' } })
  t.match(described.at[0], /describe-error\.test\.ts/)
  t.notMatch(JSON.stringify(described), /minister/)
})

t.test('a code that could be anything is not told', async (t) => {
  t.equal(describeError(Object.assign(new Error('no'), { code: 'words of a text' })).code, 'unknown')
  t.same(describeError('said the minister'), { name: 'string', code: 'unknown', at: [] })
})
