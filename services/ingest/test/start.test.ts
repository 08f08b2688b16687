import { findQuotes } from '@onrecord/documents'
import t from 'tap'
import { start } from '../src/index.ts'
import { backends, claimsAmong, dispatch, eventsOf, freshDossier, outcomes, silent, submit } from './fixture.ts'

for (const backend of backends) {
  t.test(`a document becomes claims, through ${backend.name}`, { skip: backend.skip }, async (t) => {
    const { log, config, dossier } = await freshDossier(t, backend)
    const ingest = await start(config, { logger: silent })
    t.teardown(ingest.stop)
    const { documentId, requestId } = await submit(log, { dossier, text: dispatch(0) })

    const [outcome] = await outcomes(log, dossier, 1)
    const events = await eventsOf(log, dossier)
    const claims = claimsAmong(events)
    t.match(outcome, { type: 'DocumentProcessed', data: { documentId, requestId, claims: claims.length } })
    t.ok(claims.length > 0)
    t.equal(events.filter(({ type }) => type === 'ClaimClassified').length, claims.length)
    t.equal(outcome?.metadata.causationId, requestId)

    const claimIds = claims.flatMap(({ data }) => ('claimId' in data ? [data.claimId] : []))
    const quotes = await findQuotes(log.db, { dossier, claimIds })
    t.equal(quotes.size, claims.length)
    for (const words of quotes.values()) for (const segment of words.segments) t.ok(dispatch(0).includes(segment))
    t.notMatch(JSON.stringify(events), 'wages where', 'events hold no words of the text')
  })
}
