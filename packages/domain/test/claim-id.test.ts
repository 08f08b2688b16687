import t from 'tap'
import { claimIdOf } from '../src/ids.ts'

const documentId = '00112233445566778899aabbccddeeff'

t.test('the same reading of the same words has the same id, for ever', (t) => {
  const id = claimIdOf({ documentId, kind: 'demand', first: { start: 3, end: 9 }, ordinal: 0 })
  t.equal(id, claimIdOf({ documentId, kind: 'demand', first: { start: 3, end: 9 }, ordinal: 0 }))
  t.equal(id, 'e3278541-ccd6-5e00-a34e-cb14cf114d3e')
  t.end()
})

t.test('document, kind, span and ordinal each make another claim', (t) => {
  const first = { start: 3, end: 9 }
  const ids = new Set([
    claimIdOf({ documentId, kind: 'demand', first, ordinal: 0 }),
    claimIdOf({ documentId: documentId.replace('0', '1'), kind: 'demand', first, ordinal: 0 }),
    claimIdOf({ documentId, kind: 'statement', first, ordinal: 0 }),
    claimIdOf({ documentId, kind: 'demand', first: { start: 3, end: 10 }, ordinal: 0 }),
    claimIdOf({ documentId, kind: 'demand', first, ordinal: 1 }),
  ])
  t.equal(ids.size, 5)
  t.end()
})
