import type { DomainEvent } from '@onrecord/domain'
import t from 'tap'
import type { ClaimFacts } from '../../src/index.ts'
import { foldRows } from '../gold/fold-facts.ts'
import { recordAll } from '../record-all.ts'
import { claimOf, classified, documentIdOf, opening, received, recorded } from '../samples.ts'

const claimId = claimOf('a', 0)
const basis: DomainEvent[] = [...opening, received('a'), recorded('a', 0, { confidence: 0.5 }), classified('a', 0)]

/** The claim after more events; `keyId` is whose key the last of them came with. */
function claimAfter(events: readonly DomainEvent[], keyId: string | null = null): ClaimFacts | undefined {
  const log = recordAll('port', [...basis, ...events])
  const last = log.pop()
  if (last !== undefined) log.push({ ...last, metadata: { ...last.metadata, keyId } })
  return foldRows(log)<ClaimFacts>('claims', `claim/${claimId}`)[0]?.[1]
}

const correction: DomainEvent = {
  type: 'ClaimCorrected',
  data: { claimId, changes: { confidence: 0.7 }, reason: null },
}

t.test("a person's correction is a review, a better extractor's is none", async (t) => {
  t.match(claimAfter([correction], '00000000-0000-4000-8000-000000000000'), {
    review: 'corrected',
    found: { confidence: 0.7, act: 'assert' },
  })
  t.match(claimAfter([correction]), { review: 'unreviewed', found: { confidence: 0.7 } })
})

t.test("a reviewer's classification stands, whatever rules make of the claim later", async (t) => {
  const reviewed = classified('a', 0, { actor: 'director', by: 'reviewer' })
  t.equal(claimAfter([reviewed, classified('a', 0)])?.classified?.party, 'port')
  t.equal(claimAfter([reviewed, classified('a', 0, { by: 'reviewer' })])?.classified?.party, 'union')
})

t.test('a claim that is found again keeps its classification, its review and its place in the log', async (t) => {
  const again = recorded('a', 0, { confidence: 0.8 })
  t.match(claimAfter([{ type: 'ClaimConfirmed', data: { claimId, reason: null } }, again]), {
    review: 'confirmed',
    classified: { party: 'union' },
    found: { confidence: 0.8, seq: 4 },
  })
  t.match(claimAfter([{ type: 'ClaimRetracted', data: { claimId, reason: null } }, again]), { review: 'unreviewed' })
})

t.test("a document's new date moves its claims that have none of their own", async (t) => {
  const dated: DomainEvent = {
    type: 'DocumentCorrected',
    data: { documentId: documentIdOf('a'), publishedOn: '2025-02-14', reason: null },
  }
  t.match(claimAfter([dated]), { listed: { said: '2025-02-14/2025-02-14' } })
  t.match(
    claimAfter([{ type: 'ClaimCorrected', data: { claimId, changes: { saidOn: '2025-02-01' }, reason: null } }, dated]),
    {
      listed: { said: '2025-02-01/2025-02-01' },
    },
  )
})
