import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import {
  createDossierSecret,
  eraseDocument,
  findDocument,
  findDocumentNames,
  findModelAnswers,
  findQuotes,
  identifyDocument,
  saveDocument,
  saveModelAnswer,
  saveQuotes,
  textDigest,
} from '../src/index.ts'

const text = 'The union said: “We will not sign.” 😀'
const words = {
  segments: ['We will not sign.'],
  prefix: 'The union said: “',
  suffix: '” 😀',
  cue: 'said',
  mention: 'The union',
  chain: [null, 'The union'],
  claimants: ['The union'],
  addressee: null,
}
const claimId = '7d444840-9dc0-51d1-b245-5ffdce74fad2'

t.test(
  'the same text from the same source has one id, from another source or in another dossier another',
  async (t) => {
    const { database } = await freshDatabase(t)
    for (const dossier of ['a', 'b']) await createDossierSecret(database.db, dossier)
    const identify = async (dossier: string, source: string | null, body = text) =>
      (await identifyDocument(database.db, { dossier, source, text: body })).documentId
    const id = await identify('a', 'Gazette')
    t.match(id, /^[0-9a-f]{32}$/)
    t.equal(await identify('a', 'Gazette'), id)
    for (const other of [identify('b', 'Gazette'), identify('a', null), identify('a', 'Gazette', `${text} `)]) {
      t.not(await other, id)
    }
  },
)

t.test('a secret once drawn stays: ids do not change when a dossier is opened twice', async (t) => {
  const { database } = await freshDatabase(t)
  await createDossierSecret(database.db, 'a')
  const before = await identifyDocument(database.db, { dossier: 'a', source: null, text })
  await createDossierSecret(database.db, 'a')
  t.strictSame(await identifyDocument(database.db, { dossier: 'a', source: null, text }), before)
  t.equal(before.digest, textDigest(before.salt, text))
})

t.test('a document is read back as it was stored, its first words kept when it comes again', async (t) => {
  const { database } = await freshDatabase(t)
  const { db } = database
  await createDossierSecret(db, 'a')
  const { documentId, salt } = await identifyDocument(db, { dossier: 'a', source: null, text })
  const document = { dossier: 'a', documentId, salt, text, title: 'No deal', author: null, url: null }
  await saveDocument(db, document)
  await saveDocument(db, { ...document, title: 'Another title' })
  const expected = { documentId, text, title: 'No deal', author: null, url: null, erased: false }
  t.strictSame(await findDocument(db, { dossier: 'a', documentId }), expected)
  t.equal(await findDocument(db, { dossier: 'b', documentId }), undefined, 'not in another dossier')
  const names = await findDocumentNames(db, { dossier: 'a', documentIds: [documentId, documentId] })
  t.strictSame([...names.values()], [{ ...expected, text: null }])
})

t.test('erasing takes the words of the document and of its claims, and leaves the id', async (t) => {
  const { database } = await freshDatabase(t)
  const { db } = database
  await createDossierSecret(db, 'a')
  const { documentId, salt } = await identifyDocument(db, { dossier: 'a', source: null, text })
  await saveDocument(db, { dossier: 'a', documentId, salt, text, title: 'No deal', author: 'A', url: 'u' })
  await saveQuotes(db, 'a', [{ claimId, documentId, words }])
  t.strictSame((await findQuotes(db, { dossier: 'a', claimIds: [claimId] })).get(claimId), words)
  const answer = { dossier: 'a', documentId, question: 'ab'.repeat(32), answer: '{"claims":[]}' }
  t.equal(await saveModelAnswer(db, answer), true)
  await eraseDocument(db, { dossier: 'a', documentId })
  t.match(await findDocument(db, { dossier: 'a', documentId }), {
    text: null,
    title: null,
    author: null,
    url: null,
    erased: true,
  })
  t.equal((await findQuotes(db, { dossier: 'a', claimIds: [claimId] })).size, 0)
  t.equal((await findModelAnswers(db, { dossier: 'a', documentId })).size, 0)
  t.equal(await saveModelAnswer(db, answer), false, 'and what comes later is not kept')
})

t.test('the words of any number of claims are stored at once', async (t) => {
  const { database } = await freshDatabase(t)
  const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`
  const documentId = 'f'.repeat(32)
  const quotes = Array.from({ length: 20_000 }, (_, nth) => ({ claimId: idOf(nth), documentId, words }))
  await saveQuotes(database.db, 'a', quotes)
  await saveQuotes(database.db, 'a', [{ claimId: idOf(0), documentId, words: { ...words, cue: 'says' } }])
  const found = await findQuotes(database.db, { dossier: 'a', claimIds: [idOf(0), idOf(19_999)] })
  t.same([found.get(idOf(0))?.cue, found.get(idOf(19_999))?.cue], ['says', 'said'])
})
