import type { ReviewItem, ReviewQueue } from '@onrecord/service-api'
import t from 'tap'
import { reviewLines } from '../../src/output/review.ts'
import { type Reviewer, stepThrough } from '../../src/review/step-through.ts'
import { readSamples } from '../../src/samples.ts'
import { ask } from '../fixture/api.ts'
import { onrecord } from '../fixture/command.ts'
import { freshSystem } from '../fixture/system.ts'

const { client, home, env, settled } = await freshSystem(t)
for (const { configuration, documents } of await readSamples()) {
  if (configuration.id !== 'port-strike') continue
  await ask(client, '/v1/dossiers', { body: configuration })
  for (const body of documents.slice(0, 2)) {
    await ask(client, '/v1/dossiers/port-strike/documents', { body, headers: { prefer: 'wait=30' } })
  }
}
await settled('port-strike')

const PATH = '/v1/dossiers/port-strike'
/** The views as of all that was decided: they follow the log a moment later. */
const read = async <Answer>(path: string): Promise<Answer> => {
  const { body } = await ask<{ seq: number }>(client, PATH)
  return (await ask<Answer>(client, `${PATH}/${path}minSeq=${body.seq}`)).body
}
const queue = async (): Promise<ReviewItem[]> => (await read<ReviewQueue>('review-queue?limit=100&')).items
const reviewOf = async (id: string): Promise<string> =>
  (await read<{ record: { review: string } }>(`claims/${id}?`)).record.review

/** A reviewer who presses these keys and gives this reason; `seen` is what was printed, `opened` what was opened. */
function pressing(keys: string[], reason = '') {
  const seen: string[] = []
  const opened: string[] = []
  const left = keys[Symbol.iterator]()
  const reviewer: Reviewer = {
    key: async () => left.next().value,
    ask: async () => reason,
    open: (url) => void opened.push(url),
    print: (line = '') => void seen.push(line),
    width: () => 100,
  }
  return { reviewer, seen, opened }
}

const step = (reviewer: Reviewer) => stepThrough(client, { dossier: 'port-strike', filter: { limit: '3' }, reviewer })

t.test('keys confirm, skip, retract with a reason, and quit', async (t) => {
  const [first, second, third, fourth] = await queue()
  const { reviewer, seen } = pressing(['c', 'x', 's', 'r', 'q'], 'The text says otherwise.')
  t.equal(await step(reviewer), 2)
  const states = await Promise.all([first, second, third, fourth].map((item) => reviewOf(item?.claim.claim.id ?? '')))
  t.same(states, ['confirmed', 'unreviewed', 'retracted', 'unreviewed'])
  t.ok(
    seen.some((line) => line.includes('c confirm')),
    'an unknown key says which there are',
  )
})

t.test('a retraction without a reason retracts nothing', async (t) => {
  const [first] = await queue()
  const { reviewer } = pressing(['r', 'q'])
  t.equal(await step(reviewer), 0)
  t.equal(await reviewOf(first?.claim.claim.id ?? ''), 'unreviewed')
})

t.test('what somebody else has decided meanwhile is left as it is', async (t) => {
  const [first] = await queue()
  const id = first?.claim.claim.id ?? ''
  const { reviewer, seen } = pressing(['c', 'q'])
  const late: Reviewer = {
    ...reviewer,
    key: async () => {
      const body = { decision: 'retract', reason: 'misread' }
      await ask(client, `${PATH}/claims/${id}/decisions`, { body, headers: { 'if-match': '*' } })
      return reviewer.key()
    },
  }
  t.equal(await step(late), 0)
  t.equal(await reviewOf(id), 'retracted')
  t.ok(seen.some((line) => line.includes('decided about it meanwhile')))
})

t.test('the queue is gone through page by page to its end', async (t) => {
  const left = (await queue()).length
  const { reviewer, seen } = pressing(Array.from({ length: left }, () => 's'))
  t.equal(await step(reviewer), 0)
  t.equal(seen.at(-1), 'Nothing more to review.')
  t.equal(seen.filter((line) => line.includes('c confirm')).length, left)
})

t.test('without a terminal the queue is listed, and nothing is decided', async (t) => {
  const before = (await queue()).length
  const listed = await onrecord(t, ['review', '--limit', '2'], { home, env: { ...env, ONRECORD_URL: client.url } })
  t.equal(listed.code, 0, listed.stderr)
  t.match(listed.stdout, /\n {2}→ /)
  t.match(listed.stderr, /2 listed, there are more; \d+ would change a view/)
  const json = await onrecord(t, ['review', '--limit', '1', '--json'], {
    home,
    env: { ...env, ONRECORD_URL: client.url },
  })
  t.match(JSON.parse(json.stdout), { etag: String, options: [{ body: { decision: 'confirm' } }] })
  t.equal((await queue()).length, before)
})

t.test('the words stand out in their context, and what would steer the terminal does not reach it', async (t) => {
  const [item] = await queue()
  if (item === undefined) throw new Error('the queue is empty')
  const text = 'Before \u001b[31m “we refuse” after\u202e.'
  const start = text.indexOf('“')
  const end = text.indexOf('”') + 1
  const hostile: ReviewItem = {
    ...item,
    claim: { ...item.claim, claim: { ...item.claim.claim, segments: [{ exact: text.slice(start, end), start, end }] } },
    context: { start: 0, end: text.length, text },
    changes: [],
  }
  const plain = reviewLines(hostile, { width: 100, emphasis: 'brackets' })
  t.ok(
    plain.some((line) => line.includes('Before �[31m [“we refuse”] after�.')),
    plain.join('\n'),
  )
  for (const bad of ['\u001b', '\u202e']) t.notOk(plain.join('').includes(bad))
  const reverse = reviewLines(hostile, { width: 100, emphasis: 'reverse' }).join('\n')
  t.match(reverse, '\u001b[7mrefuse”\u001b[27m')
  t.match(reviewLines({ ...hostile, context: null }, { width: 100, emphasis: 'brackets' }).join('\n'), '[“we refuse”]')
})

t.test('what follows the claim without a blank stays with it', async (t) => {
  const [item] = await queue()
  if (item === undefined) throw new Error('the queue is empty')
  const text = 'He said: (never). Then he left.'
  const segments = [{ exact: 'never', start: 10, end: 15 }]
  const glued = { ...item, claim: { ...item.claim, claim: { ...item.claim.claim, segments } } }
  const lines = reviewLines(
    { ...glued, context: { start: 0, end: text.length, text }, changes: [] },
    { width: 100, emphasis: 'brackets' },
  )
  t.ok(lines.includes('    He said: ([never]). Then he left.'), lines.join('\n'))
})
