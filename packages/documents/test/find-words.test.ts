import type { FoundClaim, Span } from '@onrecord/domain'
import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import { eraseDocument, findWords, saveDocument, saveQuotes, sliceWords } from '../src/index.ts'

const dossier = 'harbour'
const documentId = '0'.repeat(32)
const claimId = 'e3278541-ccd6-5e00-a34e-cb14cf114d3e'
const text = 'The board said that the tolls would rise in spring.'

function reading(segment: Span, mention: Span | null = { start: 0, end: 9 }): FoundClaim {
  return {
    claimId,
    documentId,
    act: 'assert',
    segments: [segment],
    cue: null,
    mention,
    chain: [{ from: 'publisher' }],
    reported: 'indirect',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: null,
    due: null,
    confidence: 0.9,
    extractor: { name: 'rules', version: '1' },
  }
}

t.test('a claim has the words of the reading that is asked about, not of the latest', async (t) => {
  const { database } = await freshDatabase(t)
  const { db } = database
  const names = { title: null, author: null, url: null }
  await saveDocument(db, { dossier, documentId, salt: new Uint8Array(32), text, ...names })
  const latest = reading({ start: 20, end: 40 })
  await saveQuotes(db, dossier, [{ claimId, documentId, words: sliceWords(text, latest, null) }])
  const wordsOf = async (...readings: FoundClaim[]) => {
    const claims = readings.map((found) => ({ found, classification: null }))
    return (await findWords(db, { dossier, claims })).map((words) => words && [words.segments[0], words.mention])
  }

  const [moved, unnamed] = [reading({ start: 24, end: 44 }), reading({ start: 20, end: 40 }, null)]
  t.same(await wordsOf(moved, latest, unnamed), [
    [text.slice(24, 44), 'The board'],
    ['the tolls would rise', 'The board'],
    ['the tolls would rise', null],
  ])
  await eraseDocument(db, { dossier, documentId })
  t.same(await wordsOf(moved, latest), [null, null])
})

t.test('words that were stored without their place are taken as they are', async (t) => {
  const { database } = await freshDatabase(t)
  const { at: _, ...words } = sliceWords(text, reading({ start: 20, end: 40 }), null)
  await saveQuotes(database.db, dossier, [{ claimId, documentId, words }])
  const claims = [{ found: reading({ start: 20, end: 40 }), classification: null }]
  t.same(await findWords(database.db, { dossier, claims }), [words])
})
