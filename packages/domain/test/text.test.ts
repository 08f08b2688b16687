import t from 'tap'
import { findBadCharacter } from '../src/text.ts'

t.test('characters that PostgreSQL would refuse or change are found with their offset', (t) => {
  t.equal(findBadCharacter(''), undefined)
  t.equal(findBadCharacter('Grüße 😀 שלום'), undefined)
  t.strictSame(findBadCharacter('a\0b'), { offset: 1, what: 'NUL' })
  t.strictSame(findBadCharacter('ab\ud83d'), { offset: 2, what: 'lone surrogate' })
  t.strictSame(findBadCharacter('\ude00ab'), { offset: 0, what: 'lone surrogate' })
  t.strictSame(findBadCharacter('\ud83d\ud83d\ude00'), { offset: 0, what: 'lone surrogate' })
  t.strictSame(findBadCharacter('a\0\ud83d'), { offset: 1, what: 'NUL' }, 'the first of both')
  t.strictSame(findBadCharacter('\ud83d\0'), { offset: 0, what: 'lone surrogate' }, 'the first of both')
  t.end()
})
