import t from 'tap'
import { resolveDocument } from '../../eval/corpus/resolve-document.ts'

const TEXT = `Dam to open in May, minister says

Water Minister Ilse Voss told parliament on Monday that the dam would open in May. Ostmark’s envoy said nothing.

“They have waited,” said Piet Okoye of the drivers’ union, “long enough. We want a mediator by Friday.”

Okoye said the rosters stay. 🚋 Voss said the rosters go.
`
const document = { text: TEXT, publisher: 'Sela Wire', published: '2025-03-06' }
const okoye = { claimant: 'Piet Okoye', chain: ['Sela Wire', 'Piet Okoye'], mention: 'Piet Okoye', cue: 'said' }
const assertion = { kind: 'statement', act: 'assert', reported: 'direct' }
const waited = { id: '1', content: ['They have waited', 'long enough'], ...okoye, ...assertion }

const resolve = (...lines: object[]) => resolveDocument(document, lines.map((line) => JSON.stringify(line)).join('\n'))
const complaints = (...lines: object[]) => resolve(...lines).problems.map(({ message }) => message)

t.test('quoted words become offsets, pieces in the order of the text', async (t) => {
  const { claims, problems } = resolve({ ...waited, content: ['“long enough.', '“They have waited,”'] })
  t.same(problems, [])
  const [claim] = claims
  t.same(
    claim?.content.map((range) => TEXT.slice(...range)),
    ['They have waited', 'long enough'],
    'marks and stops at the ends are trimmed',
  )
  t.equal(claim?.words, 'They have waited … long enough')
  t.equal(claim?.cue && TEXT.slice(...claim.cue), 'said')
  t.equal(claim?.mention?.[0], TEXT.indexOf('Piet Okoye'))
  t.equal(claim?.certainty, 'asserted')
})

t.test('straight quotation marks in an annotation match curly ones in the text', async (t) => {
  const { claims, problems } = resolve({
    ...waited,
    content: `waited," said Piet Okoye of the drivers' union`,
    cue: null,
  })
  t.same(
    problems,
    ['claim 1: mention: “Piet Okoye” stands only inside the content'].map((message) => ({ line: 1, message })),
  )
  t.same(claims, [])
})

t.test('a cue that occurs often is the one nearest to the content, a mention the one nearest to the cue', async (t) => {
  const voss = { ...okoye, claimant: 'Ilse Voss', chain: ['Sela Wire', 'Ilse Voss'], mention: 'Voss' }
  const { claims, problems } = resolve({
    id: '1',
    content: 'the rosters go',
    ...voss,
    ...assertion,
    reported: 'indirect',
  })
  t.same(problems, [])
  t.equal(claims[0]?.cue?.[0], TEXT.lastIndexOf('said'))
  t.equal(claims[0]?.mention?.[0], TEXT.lastIndexOf('Voss'))
  t.equal(claims[0]?.content[0]?.[0], TEXT.indexOf('the rosters go'), 'UTF-16 units behind an emoji')
})

t.test('“at” says which of several is meant, by words around it or by number', async (t) => {
  const content = 'the rosters'
  t.match(complaints({ ...waited, content })[0], /stands 2 times/)
  for (const at of ['the rosters go', 2]) {
    const { claims, problems } = resolve({ ...waited, content: { words: content, at }, mention: null })
    t.same(problems, [])
    t.equal(claims[0]?.content[0]?.[0], TEXT.lastIndexOf('the rosters'))
  }
  t.match(complaints({ ...waited, content: { words: content, at: 'the rosters' } })[0], /more than once/)
  t.match(complaints({ ...waited, content: { words: content, at: 3 } })[0], /no number 3/)
  t.match(complaints({ ...waited, content: { words: content, at: 'Ilse Voss' } })[0], /within its "at"/)
})

t.test('words are found as whole words only', async (t) => {
  t.match(complaints({ ...waited, mention: 'Oko' })[0], /“Oko” does not stand in the text/)
})

t.test('a due date that is no date, or no EDTF, is refused', async (t) => {
  const due = (words: string, edtf: string) => ({ words, edtf, type: 'obligation', modality: 'demanded' })
  const mediator = { ...waited, content: 'We want a mediator by Friday', kind: 'demand', act: 'demand' }
  t.same(complaints({ ...mediator, due: due('by Friday', '../2025-03-07') }), [])
  t.match(complaints({ ...mediator, due: due('by Friday', 'Friday') })[0], /due\.edtf.*EDTF/)
  const soon = resolveDocument(
    { text: 'Voss: talks resume soon.' },
    JSON.stringify({
      ...waited,
      content: 'talks resume',
      cue: null,
      mention: 'Voss',
      claimant: 'Voss',
      chain: ['Voss'],
      due: due('soon', '2025-03'),
    }),
  )
  t.match(soon.problems[0]?.message, /“soon” is no date/)
})

t.test('labels that exclude one another are refused', async (t) => {
  t.match(complaints({ ...waited, kind: 'demand' })[0], /kind and act/)
  t.match(complaints({ ...waited, act: 'demand' })[0], /kind and act/)
  t.match(complaints({ ...waited, kind: 'deadline' })[0], /needs a due date/)
  t.match(complaints({ ...waited, act: 'asert' })[0], /did you mean assert/)
  t.match(complaints({ ...waited, stance: 'opposes' })[0], /stance is not known/)
})

t.test('the chain begins with the publisher and ends with the claimant, and the text knows them', async (t) => {
  t.match(complaints({ ...waited, chain: ['Sela Wire'] })[0], /ends with the claimant/)
  t.match(complaints({ ...waited, chain: ['Piet Okoye'] })[0], /begins with the publisher/)
  t.match(
    complaints({ ...waited, chain: ['Sela Wire', 'Radio Tessen', 'Piet Okoye'] })[0],
    /“Radio Tessen” stands nowhere/,
  )
  t.same(
    complaints(
      { actors: [['Tessen Radio', 'Radio Tessen']] },
      { ...waited, chain: ['Sela Wire', 'Radio Tessen', 'Piet Okoye'] },
    ),
    [],
  )
  const joined = 'Piet Okoye; Ilse Voss'
  t.same(complaints({ ...waited, claimant: joined, chain: ['Sela Wire', joined] }), [])
})

t.test('duplicates must say what they repeat, and nothing may be said after publication', async (t) => {
  t.match(complaints(waited, waited).join(), /id is taken.*same words, claimant and kind as claim 1/)
  const headline = {
    ...waited,
    id: 'h',
    content: 'Dam to open in May',
    mention: null,
    cue: 'says',
    sameAs: '1',
    tier: 'extra',
  }
  t.same(complaints(headline, waited), [])
  t.match(complaints({ ...headline, tier: 'core' }, waited)[0], /is extra/)
  t.match(complaints({ ...headline, sameAs: '9' }, waited)[0], /claim 9, which is missing/)
  t.match(complaints({ ...headline, sameAs: 'h' })[0], /names the claim itself/)
  t.match(complaints({ ...waited, saidOn: '2025-03-07' })[0], /after the publication/)
})

t.test('lines that are no claims are named by number and do not stop the others', async (t) => {
  const { claims, problems } = resolveDocument(document, `{"actors": []}\n\n{broken\n[]\n${JSON.stringify(waited)}\n`)
  t.same(
    problems.map(({ line }) => line),
    [3, 4],
  )
  t.equal(claims.length, 1)
})
