import { Claim } from '@onrecord/domain'
import t from 'tap'
import { rulesExtractor } from '../src/index.ts'
import { documentOf } from './document.ts'

const CLAUSE = 'the union said that the port must answer by Friday and the port said that it would not '
const LONGEST = 200_000

const TEXTS: Record<string, string> = {
  nothing: '',
  'white space': ' \n\t\n ',
  'one word': 'Strike',
  'no full stop': CLAUSE.repeat(2300).slice(0, LONGEST),
  'no space': 'a'.repeat(LONGEST),
  'nested quotation marks': `${'“'.repeat(1000)}${CLAUSE}${'”'.repeat(1000)}`,
  'unbalanced quotation marks': `“${CLAUSE}. " ''${CLAUSE}‘.`.repeat(20),
  'all capitals': `${CLAUSE.toUpperCase()}. `.repeat(20),
  entities: 'The union said &quot;the port&#8217;s offer &amp; plan must go&quot; on Monday, it said.',
  'only cues': 'said '.repeat(10_000),
  'only commas': 'he said, '.repeat(10_000),
  'only dates': 'by within two weeks of March 3 '.repeat(3000),
  'only brackets': '(a/'.repeat(30_000),
  'only relatives': 'who said that which critics say '.repeat(3000),
  'only nouns of speech': 'his claim of her call for their '.repeat(3000),
  'only leading verbs': 'went on to say to continue to tell '.repeat(2500),
  'only participles': 'calling for, saying, '.repeat(4500),
  'only double marks': "''a'' ''b ".repeat(10_000),
  'only small letters behind stops': 'a. b? c! '.repeat(10_000),
  'only names': 'Ada Lund and '.repeat(7500),
  'only speakers': 'MS LUND: '.repeat(10_000),
  'only turns': 'MS LUND: No.\n\nQ: '.repeat(5000),
  'only guillemets': '« a » dit »b« '.repeat(7000),
  'only apostrophes': "rock 'n' roll 'tis ".repeat(5000),
  'only hours': '09:14 '.repeat(15_000),
  'only negations': 'not never no '.repeat(7500),
  'only conditions': 'if unless until only if '.repeat(4000),
  'soft hyphens': 'The uni\u00adon said the port must ans\u00adwer by Fri\u00adday. '.repeat(50),
  'zero width': 'The\u200b union\u200d said\ufeff the port must answer by Friday. '.repeat(50),
  'from right to left': `${'\u202eThe union said the port must go. '.repeat(20)}قال الاتحاد إن على الميناء أن يجيب.`,
  Chinese: '工会周一表示，港口必须在星期五之前作出答复。'.repeat(200),
  emoji: '👩‍🔧👩‍🔧 The union said 🚢 that the port 🏗️ must answer. '.repeat(100),
  'half a pair': 'The union said \ud83d that the port must answer by Friday.',
}

t.test('hostile and odd texts end in valid claims or none', async (t) => {
  for (const [name, text] of Object.entries(TEXTS)) {
    const { claims } = await rulesExtractor.extract(documentOf(text), {})
    for (const claim of claims) Claim.parse(claim)
    t.ok(
      claims.every(({ segments }) => segments.every(({ exact, start, end }) => exact === text.slice(start, end))),
      name,
    )
  }
})

t.test('a signal that is aborted midway stops a long text', async (t) => {
  const controller = new AbortController()
  const work = rulesExtractor.extract(documentOf(`${CLAUSE}. `.repeat(2000)), { signal: controller.signal })
  setImmediate(() => controller.abort())
  await t.rejects(work, { name: 'AbortError' })
})

t.test('without a publication date nothing relative is resolved', async (t) => {
  const text = 'The union said that the port must answer by Friday. The port said it would answer by 14 March 2025.'
  const { claims, notes } = await rulesExtractor.extract(documentOf(text, { publishedOn: null }), {})
  t.strictSame(
    claims.map(({ due }) => due?.edtf ?? null),
    [null, '../2025-03-14'],
  )
  t.ok(notes.includes('no-publication-date'))
})
