import t from 'tap'
import { namesTag, readEntityTags } from '../../src/cache/entity-tags.ts'

t.test('a list of tags is read as RFC 9110 has it', (t) => {
  const lists: [string, string[]][] = [
    ['"a"', ['"a"']],
    ['W/"a", "b"', ['W/"a"', '"b"']],
    [',, "a" ,,\t"b",', ['"a"', '"b"']],
    ['"a,b", "c"', ['"a,b"', '"c"']],
    ['""', ['""']],
  ]
  for (const [header, tags] of lists) t.same(readEntityTags(header), tags, header)
  for (const header of ['', ',', '*', 'a', '"a', '"a""b"', '"a" "b"', 'w/"a"', '"a b"', '"a", *', '"a"\n']) {
    t.equal(readEntityTags(header), undefined, header)
  }
  const many = (count: number) => Array.from({ length: count }, (_, nth) => `"${nth}"`).join()
  t.equal(readEntityTags(many(32))?.length, 32)
  t.equal(readEntityTags(many(33)), undefined)
  t.equal(readEntityTags(`"a"${' ,'.repeat(5000)}x`), undefined)
  t.end()
})

t.test('If-None-Match compares weakly, and what is malformed names nothing', (t) => {
  for (const header of ['W/"4"', '"4"', '"3", W/"4"']) t.equal(namesTag(header, 'W/"4"'), true, header)
  t.equal(namesTag('W/"4"', '"4"'), true)
  for (const header of ['*', '"5"', '4', '"4', '']) t.equal(namesTag(header, 'W/"4"'), false, header)
  t.equal(namesTag(undefined, 'W/"4"'), false)
  t.end()
})
