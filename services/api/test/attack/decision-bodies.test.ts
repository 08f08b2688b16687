import { readEvents } from '@onrecord/event-log'
import { findDifferences, liveDigests, replay, replayDigests } from '@onrecord/projections'
import fc from 'fast-check'
import t from 'tap'
import { CLAIMS, TEXT } from '../harbour.ts'
import { attacked, faultOf } from './attacked.ts'
import { addressOf } from './operations.ts'

/** Decisions that are accepted in one run, and the most that are tried for it. */
const ACCEPTED = 40
const MOST_TRIED = 1500

t.test(
  'whatever is decided in whatever order, it is done or refused by a known rule, and live views equal replayed ones',
  async (t) => {
    const {
      call,
      log,
      demand = '',
      refusal = '',
      documentId,
      operations,
      idsOf,
      bodyOf,
      known,
      sourceId,
    } = await attacked(t)
    const received = await call('POST', '/v1/dossiers/harbour/documents', { body: { text: TEXT, source: 'Dock Post' } })
    const second: string = received.body.id
    const submitted = await call('POST', '/v1/dossiers/harbour/claims', {
      body: { documentId: second, claims: CLAIMS },
    })
    const others: string[] = submitted.body.items.map(({ id }: { id: string }) => id)
    const claims = [demand, refusal, ...others]
    const documents = [documentId, second]
    const more = { ...known, id: ['pay', sourceId, ...claims, ...documents], ClaimId: claims, DocumentId: documents }

    const decisions = operations.filter(({ method, path }) => method === 'POST' && /decisions(\/|$)/.test(path))
    t.ok(decisions.length >= 7, 'decisions of every kind')
    for (const seed of [1, 2]) {
      const sent = fc.sample(
        fc.oneof(
          ...decisions.map((operation) =>
            fc.record({
              operation: fc.constant(operation),
              body: bodyOf(operation, more),
              claim: fc.constantFrom(...claims),
              other: fc.constantFrom(...claims),
              document: fc.constantFrom(...documents),
              issue: fc.constantFrom('pay', 'crews'),
              back: fc.nat(12),
            }),
          ),
        ),
        { seed, numRuns: MOST_TRIED },
      )
      let accepted = 0
      const refusals = new Map<string, number>()
      for (const { operation, body, claim, other, document, issue, back } of sent) {
        if (accepted === ACCEPTED) break
        const head: number = (await call('GET', '/v1/dossiers/harbour')).body.seq
        const id = operation.path.includes('/claims/')
          ? claim
          : operation.path.includes('/documents/')
            ? document
            : sourceId
        const ids = { ...idsOf(operation), id, a: claim, b: other, issue, seq: String(Math.max(1, head - back)) }
        const answer = await call('POST', addressOf(operation, ids), { body, headers: { 'if-match': '*' } })
        const fault = faultOf(answer)
        if (fault !== undefined) t.fail(`${operation.id} ${JSON.stringify(body)}: ${fault}`)
        if (answer.status === 201) accepted += 1
        else refusals.set(answer.body.code, (refusals.get(answer.body.code) ?? 0) + 1)
      }
      t.comment(`${accepted} accepted; refused: ${JSON.stringify(Object.fromEntries(refusals))}`)
      t.equal(accepted, ACCEPTED, 'as many were accepted')

      const events = await readEvents(log, { dossier: 'harbour', after: 0, limit: 5000 })
      const asOfSeq = events.length
      await call('GET', `/v1/dossiers/harbour/claims?minSeq=${asOfSeq}`)
      const at = { dossier: 'harbour', asOfSeq }
      t.same(await findDifferences(log.db, { ...at, replayed: await replay(events) }), [], 'live as replayed')
      const halfway = Math.ceil(asOfSeq / 2)
      t.same(
        await liveDigests(log.db, { ...at, asOfSeq: halfway }),
        await replayDigests(events.slice(0, halfway)),
        'and as it was halfway',
      )
      for (const view of operations.filter(
        ({ method, path }) => method === 'GET' && path.startsWith('/v1/dossiers/{'),
      )) {
        const answer = await call('GET', addressOf(view, { ...idsOf(view), id: idsOf(view)['id'] ?? '' }))
        if (answer.status >= 500) t.fail(`${view.id} afterwards: ${JSON.stringify(answer.body)}`)
      }
    }
  },
)
