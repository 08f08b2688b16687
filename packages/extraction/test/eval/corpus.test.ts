import t from 'tap'
import { checkClaims } from '../../eval/corpus/check-claims.ts'
import { type CorpusPart, corpusFolder, readCorpus } from '../../eval/corpus/read-corpus.ts'

const PARTS: CorpusPart[] = ['train', 'development', 'blind']
const folders = PARTS.map(corpusFolder).filter((folder) => folder !== undefined)
const documents = folders.flatMap(readCorpus)

t.test(
  'every stored claim lies in its text and keeps the rules of the guide',
  { skip: folders.length === 0 },
  async (t) => {
    for (const { docId, text, publisher, published, actors, claims } of documents) {
      const lines = claims.map((claim, index) => ({ line: index + 2, claim }))
      t.same(checkClaims({ document: { text, publisher, published }, actors, claims: lines }), [], docId)
    }
  },
)

t.test('no document is in the corpus twice', { skip: folders.length === 0 }, async (t) => {
  t.equal(new Set(documents.map(({ docId }) => docId)).size, documents.length)
  t.equal(new Set(documents.map(({ text }) => text)).size, documents.length)
})
