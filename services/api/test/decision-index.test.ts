import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { listDecisionSeqs } from '../src/store.ts'
import { freshApi } from './fresh-api.ts'

t.test('decisions are found by their index, however many other events there are', async (t) => {
  const { log, openDossier, database } = await freshApi(t, { views: 'lagging' })
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const events = Array.from({ length: 4000 }, () => ({
    type: 'ClaimConfirmed' as const,
    data: { claimId: randomUUID(), reason: null },
  }))
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events })
  const { lastSeq } = await append(log, {
    dossier: 'harbour',
    commandId: randomUUID(),
    metadata: { keyId: randomUUID() },
    events: events.slice(0, 3),
  })
  await database.pool.query('analyze event')
  const asked = { dossier: 'harbour', upTo: lastSeq, limit: 2 }
  t.same(await listDecisionSeqs(database.db, asked), [lastSeq, lastSeq - 1])
  const plan = await database.pool.query(`explain select seq from event
    where dossier_id = 'harbour' and seq <= 9000 and metadata ->> 'keyId' is not null
      and (type in ('ClaimConfirmed', 'ClaimCorrected', 'ClaimRetracted', 'ClaimReopened', 'ClaimAssessed', 'DemandAnswered',
          'DueOutcomeRecorded', 'ClaimsLinked', 'ClaimsUnlinked', 'DocumentCorrected', 'DocumentWithdrawn',
          'DocumentReinstated', 'IssueClosed', 'IssueReopened', 'SourceAssessed')
        or (type = 'ClaimClassified' and data ->> 'by' = 'reviewer'))
    order by seq desc limit 2`)
  t.match(JSON.stringify(plan.rows), /event_decision/)
})
