import { fileURLToPath } from 'node:url'
import { DomainError } from '@onrecord/domain'
import t from 'tap'
import { openReader } from '../../src/index.ts'

const bomb = (thread: string): string => fileURLToPath(new URL(`../fixture/${thread}`, import.meta.url))

async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  return error instanceof DomainError ? error.details : error
}

t.test('too much markup is refused by its kind, and the next page is read', async (t) => {
  const reader = openReader({ threads: 1 })
  t.teardown(() => reader.close())
  const pages = {
    'too-deep': '<div>'.repeat(100_000),
    'too-many-nodes': '<p>x'.repeat(200_000),
    'too-many-attributes': `<p ${Array.from({ length: 100_000 }, (_, nth) => `a${nth}=1`).join(' ')}>x`,
  }
  for (const [reason, html] of Object.entries(pages)) {
    t.same(await reasonOf(reader.readPage({ html })), { reason }, reason)
    t.same(await reasonOf(reader.readFragment({ html })), { reason }, `${reason}, a fragment`)
  }
  for (const sign of ['&', '&amp;', '&lt;', '< ', '> ', '\u00a0', '&nbsp;', '&#38;']) {
    const reason = await reasonOf(reader.readPage({ html: `<p>${sign.repeat(100_000)}` }))
    t.same(reason, { reason: 'too-many-nodes' }, `each ${sign} is a piece of text`)
  }
  const scripted = `<script>${'a && b < c;'.repeat(100_000)}</script><p>said</p>`
  t.equal((await reader.readPage({ html: scripted })).text, 'said', 'a script is none, however long')
  const wide = await reader.readPage({ html: `<p title="${'x'.repeat(4_000_000)}">said</p>` })
  t.equal(wide.text, 'said', 'one huge attribute is only long')
})

t.test('a page at the limits of depth and size is read in its time', async (t) => {
  const reader = openReader({ threads: 1 })
  t.teardown(() => reader.close())
  const { text } = await reader.readPage({ html: `${'<div>'.repeat(250)}<p>${'said, '.repeat(200)}</p>` })
  t.match(text, /^said, said/)
  const long = await reader.readPage({ html: `<body>${'<p>Not a cent.</p>'.repeat(24_000)}` })
  t.match(long.text, /^Not a cent\.\n\nNot a cent\./)
})

t.test('a page that takes too long or too much memory ends its thread alone', async (t) => {
  const slow = openReader({ threads: 1, limitMs: 300, thread: bomb('endless-thread.ts') })
  t.teardown(() => slow.close())
  t.same(await reasonOf(slow.readPage({ html: 'endless' })), { reason: 'timeout' })
  const greedy = openReader({ threads: 1, limitMs: 120_000, thread: bomb('endless-thread.ts') })
  t.teardown(() => greedy.close())
  t.same(await reasonOf(greedy.readPage({ html: 'greedy' })), { reason: 'out-of-memory' })
  t.equal(await greedy.readFragment({ html: 'well' }), 'well', 'the next one has a thread of its own')
})

t.test('more pages than may wait are refused at once, and those that wait are read', async (t) => {
  const reader = openReader({ threads: 1 })
  t.teardown(() => reader.close())
  const answers = await Promise.allSettled(
    Array.from({ length: 80 }, (_, nth) => reader.readFragment({ html: `<p>${nth}</p>` })),
  )
  const read = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  t.same(read.slice(0, 3), ['0', '1', '2'])
  t.ok(read.length >= 64 && read.length < 80, `${read.length} of 80 were read`)
  t.match(answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : [])).at(0), {
    name: 'ReaderBusyError',
  })
})
