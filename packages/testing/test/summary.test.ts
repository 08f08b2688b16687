import t from 'tap'
import { summarize } from '../src/summary.ts'

const stream = `TAP version 14
1..3
# Subtest: a.test.ts
    # Subtest: a group
        ok 1 - this
        not ok 2 - that
          ---
          source: |
            ok 7 - only quoted
          ...
        1..2
    not ok 1 - a group # time=3.7ms

    ok 2 - suite on Redis # SKIP no redis-server here
    ok 3 - other # TODO later
    1..3
not ok 1 - a.test.ts # time=31ms
# Subtest: b.test.ts
    1..0 # no browser
ok 2 - b.test.ts # SKIP no browser
# Subtest: c.test.ts
    ok 1 - fine
    1..1
ok 3 - c.test.ts # time=1ms
# { total: 5, pass: 3, fail: 1, skip: 2 }
`

t.test('only the innermost points count, and what failed or is skipped is named', async (t) => {
  t.strictSame(summarize(stream), {
    passed: 3,
    failed: ['a.test.ts > a group > that'],
    skipped: ['a.test.ts > suite on Redis: no redis-server here', 'b.test.ts: no browser'],
  })
})

t.test('a file that ends before any point of its own counts as itself', async (t) => {
  t.strictSame(summarize('# Subtest: a.test.ts\n    1..0\nnot ok 1 - a.test.ts # time=9ms\n'), {
    passed: 0,
    failed: ['a.test.ts'],
    skipped: [],
  })
})
