import t from 'tap'
import type { Measure } from '../../eval/score/measure.ts'
import { scoreSystem } from '../../eval/score/score-system.ts'
import type { ScoredClaim } from '../../eval/score/scored-claim.ts'
import { claimOf } from './annotated.ts'

const TEXT =
  'Water Minister Ilse Voss said the dam was safe and called for Ostmark to stop digging by Friday. “It is late,” Piet Okoye told Radio Tessen. Talks go on.'
const due = { edtf: '../2025-03-07', type: 'obligation', modality: 'demanded' }
const safe = claimOf(TEXT, 'the dam was safe', { cue: 'said', mention: 'Water Minister Ilse Voss' })
const stop = claimOf(TEXT, 'Ostmark to stop digging by Friday', {
  cue: 'called for',
  mention: 'Water Minister Ilse Voss',
  kind: 'demand',
  act: 'demand',
  due,
})
const late = claimOf(TEXT, 'It is late', {
  cue: 'told',
  mention: 'Piet Okoye',
  claimant: 'Piet Okoye',
  chain: ['Sela Wire', 'Radio Tessen', 'Piet Okoye'],
  reported: 'direct',
})
const talks = claimOf(TEXT, 'Talks go on', {
  claimant: 'Sela Wire',
  chain: ['Sela Wire'],
  reported: 'narrator',
  optional: true,
})
const gold = [safe, stop, late, talks]

const score = (system: ScoredClaim[], wanted = gold) => {
  const measures = scoreSystem([{ text: TEXT, actors: [['Ilse Voss', 'Voss']], gold: wanted, system }])
  return (name: string): Measure => {
    const found = measures.find(({ measure }) => measure === name)
    if (found === undefined) throw new Error(`no measure ${name}`)
    return found
  }
}

t.test('a system that finds just what the annotator found is right in everything', async (t) => {
  const measure = score(gold)
  for (const name of [
    'found',
    'found, kind and claimant right',
    'demands',
    'due dates',
    'content, cue and head of source',
  ])
    t.equal(measure(name).value, 1, name)
  t.equal(measure('found').n, 3, 'optional claims need not be found')
})

t.test('recall is over core claims, precision over all that are not optional seconds', async (t) => {
  const again = { ...talks, content: [[TEXT.indexOf('Talks'), TEXT.indexOf(' on.')]] as const, id: 'again' }
  const wrong = claimOf(TEXT, 'told Radio Tessen')
  const measure = score([safe, talks, again, wrong])
  t.equal(measure('found').recall, 1 / 3)
  t.equal(measure('found').precision, 2 / 3, 'the second reading of an optional claim does not count')
})

t.test('a claim is jointly right only with its kind and claimant', async (t) => {
  const measure = score([
    { ...safe, claimant: 'Voss' },
    { ...stop, kind: 'statement' },
    { ...late, claimant: 'Radio Tessen' },
  ])
  t.equal(measure('found').recall, 1)
  t.equal(measure('found, kind and claimant right').recall, 1 / 3)
  t.equal(measure('demands').recall, 0)
})

t.test('contents that share less than half of their words are not the same claim', async (t) => {
  const measure = score([{ ...stop, content: [[TEXT.indexOf('Ostmark'), TEXT.indexOf(' to stop')]] }])
  t.equal(measure('found').recall, 0)
})

t.test('a source is right by its head word, a cue by any of its words', async (t) => {
  const named = (words: string): [number, number] => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length]
  t.equal(score([{ ...safe, mention: named('Voss') }], [safe])('content, cue and head of source').value, 1)
  t.equal(score([{ ...safe, mention: named('Water Minister') }], [safe])('content, cue and head of source').value, 0)
  t.equal(score([{ ...stop, cue: named('called') }], [stop])('content, cue and head of source').value, 1)
  t.equal(score([{ ...stop, cue: null }], [stop])('content, cue and head of source').value, 0)
})

t.test('a due date must be found, and be the right one', async (t) => {
  t.equal(score([stop])('due dates').recall, 1)
  t.equal(score([{ ...stop, due: { ...due, edtf: '2025-03-07' } }])('due dates').recall, 0)
  t.equal(score([{ ...safe, due }, stop])('due dates').precision, 1 / 2, 'a date where there is none is wrong')
})

t.test('labels that the annotation allows beside its own are right', async (t) => {
  const wanted = [{ ...safe, alt: { act: ['predict' as const] } }]
  t.equal(score([{ ...safe, act: 'predict' }], wanted)('act, of core claims found').value, 1)
  t.equal(score([{ ...safe, act: 'accuse' }], wanted)('act, of core claims found').value, 0)
})

t.test('a chain is judged by the tellers in between', async (t) => {
  const name = 'chain, of core claims found'
  t.equal(score(gold)(name).n, 1)
  t.equal(score([{ ...late, chain: ['Piet Okoye'] }])(name).value, 0)
})

t.test('a system that finds nothing scores nothing, without a division by it', async (t) => {
  const measure = score([])
  t.equal(measure('found').value, 0)
  t.equal(measure('found').precision, null)
  t.equal(measure('act, of core claims found').value, null)
})

t.test('resampled documents bound a score, the same every time', async (t) => {
  const documents = Array.from({ length: 12 }, (_, number) => ({
    text: TEXT,
    actors: [],
    gold,
    system: number % 3 === 0 ? [] : gold,
  }))
  const [found] = scoreSystem(documents)
  const [low, high] = found?.interval ?? []
  t.ok(low !== undefined && high !== undefined && low < (found?.value ?? 0) && (found?.value ?? 0) < high)
  t.same(scoreSystem(documents)[0], found)
})
