import type { Claim, Classification } from '@onrecord/domain'
import { claimIdOf, RecordedClaim } from '@onrecord/domain'
import t from 'tap'
import { classifiedClaim, composeClaim, foundClaim, sliceWords } from '../src/index.ts'

const documentId = '00112233445566778899aabbccddeeff'
const text = '😀 Port Radio: Mira Sol of the union told the Gazette that “no crane moves” before Friday. Mira Sol left.'
const at = (exact: string) => ({ exact, start: text.indexOf(exact), end: text.indexOf(exact) + exact.length })
const teller = (name: string) => ({ name, start: text.indexOf(name), end: text.indexOf(name) + name.length })

const segment = at('no crane moves')
const claim: Claim = {
  id: claimIdOf({ documentId, kind: 'demand', first: segment, ordinal: 0 }),
  kind: 'demand',
  act: 'demand',
  segments: [segment],
  prefix: text.slice(segment.start - 32, segment.start),
  suffix: text.slice(segment.end, segment.end + 32),
  cue: at('told'),
  mention: at('Mira Sol'),
  chain: [{ name: 'Port Radio', start: null, end: null }, teller('Gazette'), teller('Mira Sol')],
  reported: 'direct',
  relayed: false,
  negated: true,
  certainty: 'asserted',
  saidOn: null,
  due: null,
  confidence: 0.9,
  extractor: { name: 'rules', version: '1.0.0' },
}
const classification: Classification = {
  claimants: [
    { actorId: null, name: 'Mira Sol', role: null },
    { actorId: 'union', name: 'The Union', role: 'Negotiator' },
  ],
  party: 'workers',
  positions: [{ issue: 'cranes', stance: 'opposes' }],
  framework: null,
  phase: 2,
  addressee: { actorId: null, name: 'the Gazette' },
  configVersion: 1,
}
const source = 'Port Radio'

t.test('a claim that became events and words is the same claim when it is put together again', (t) => {
  const found = foundClaim(claim, documentId)
  const classified = classifiedClaim(claim, classification, { text, source, by: 'rules' })
  t.notMatch(JSON.stringify([found, classified]), /crane moves|Mira|Gazette/, 'the events hold no words of the text')
  const again = composeClaim({
    kind: 'demand',
    found,
    classification: classified,
    words: sliceWords(text, found, classified),
    document: { id: documentId, title: null, source, url: null, publishedOn: null },
    record: { dossier: 'port', seq: 3, recordedAt: '2025-11-20T10:00:00.000Z', review: 'unreviewed' },
    actors: new Map([['union', { name: 'The Union' }]]),
  })
  t.strictSame(again.claim, claim)
  t.strictSame(again.classification, classification)
  t.strictSame(RecordedClaim.parse(again), again, 'it fits the schema that every door shows')
  t.end()
})

t.test('an older classification still names its claimant after the words of a newer one took their place', (t) => {
  const found = foundClaim(claim, documentId)
  const context = { text, source, by: 'rules' as const }
  const older = classifiedClaim(claim, classification, context)
  const resolved = {
    ...classification,
    claimants: [{ actorId: 'mira-sol', name: 'Mira Sol', role: null }],
    addressee: null,
  }
  const newer = classifiedClaim(claim, resolved, context)
  const { classification: shown } = composeClaim({
    kind: 'demand',
    found,
    classification: older,
    words: sliceWords(text, found, newer),
    document: { id: documentId, title: null, source, url: null, publishedOn: null },
    record: { dossier: 'port', seq: 3, recordedAt: '2025-11-20T10:00:00.000Z', review: 'unreviewed' },
    actors: new Map([['union', { name: 'The Union' }]]),
  })
  t.equal(shown?.claimants[0]?.name, 'Mira Sol')
  t.end()
})

t.test('a claim whose text was erased keeps its places and labels, without words', (t) => {
  const { claim: shown } = composeClaim({
    kind: 'demand',
    found: foundClaim(claim, documentId),
    classification: null,
    words: null,
    document: { id: documentId, title: null, source: null, url: null, publishedOn: null },
    record: { dossier: 'port', seq: 3, recordedAt: '2025-11-20T10:00:00.000Z', review: 'unreviewed' },
    actors: new Map(),
  })
  t.strictSame(shown.segments, [{ ...segment, exact: '' }])
  t.strictSame(shown.mention, { ...claim.mention, exact: '' })
  t.end()
})

t.test('a name is placed where the text has it, nearest to the claim, whatever its case', (t) => {
  const place = (name: string) =>
    classifiedClaim(
      { ...claim, mention: null, chain: [] },
      { ...classification, claimants: [{ actorId: null, name, role: null }] },
      { text, source, by: 'submitter' },
    ).claimants[0]?.span
  t.strictSame(place('mira sol'), { start: text.lastIndexOf('Mira Sol'), end: text.lastIndexOf('Mira Sol') + 8 })
  t.strictSame(place('Gazette'), { start: text.indexOf('Gazette'), end: text.indexOf('Gazette') + 7 })
  t.equal(place(source), null, 'the publisher needs no place')
  t.throws(() => place('Nobody'), { code: 'name-not-in-text' })
  t.end()
})

t.test('context is never cut through a character', (t) => {
  const emoji = '😀'.repeat(40)
  const words = sliceWords(
    `${emoji}x${emoji}`,
    { segments: [{ start: 80, end: 81 }], cue: null, mention: null, chain: [] },
    null,
  )
  t.ok(words.prefix.isWellFormed() && words.suffix.isWellFormed())
  const odd = sliceWords(
    `a${emoji}x`,
    { segments: [{ start: 81, end: 82 }], cue: null, mention: null, chain: [] },
    null,
  )
  t.ok(odd.prefix.isWellFormed())
  t.end()
})
