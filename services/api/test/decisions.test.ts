import { sourceIdOf } from '@onrecord/domain'
import { readEvents } from '@onrecord/event-log'
import { replayDigests } from '@onrecord/projections'
import t from 'tap'
import { TEXT, wordsIn } from './harbour.ts'
import { reviewed } from './reviewed.ts'

const ANY = { 'if-match': '*' }

t.test('a document is dated, corrected, withdrawn and reinstated', async (t) => {
  const { get, postTo, documentId, read } = await reviewed(t)
  const path = `/documents/${documentId}`
  const etag = String((await get(path)).headers.etag)
  const dated = await postTo(path, { decision: 'date', publishedOn: '2025-03-05' }, { 'if-match': etag })
  t.match(dated, { status: 201, body: { etag: '"2.log"', events: [{ type: 'DocumentCorrected' }] } })
  t.equal(dated.body.events.length, 1, 'nobody reads it, so nobody reads it again')
  t.match(await get(path), {
    headers: { etag: '"2.log"' },
    body: { publishedOn: '2025-03-05', source: 'Harbour Gazette' },
  })
  t.match(await postTo(path, { decision: 'correct', source: 'Quay Post' }, { 'if-match': etag }), { status: 412 })
  t.equal((await postTo(path, { decision: 'correct', source: 'Quay Post' }, ANY)).status, 201)
  t.match((await read('/documents?source=Quay%20Post')).body.items, [{ id: documentId }])

  t.match(await postTo(path, { decision: 'withdraw' }, ANY), {
    status: 400,
    body: { errors: [{ pointer: '/reason' }] },
  })
  t.equal((await postTo(path, { decision: 'withdraw', reason: 'A hoax.' }, ANY)).status, 201)
  t.equal((await get(path)).body.state, 'withdrawn')
  t.same((await read('/claims')).body.items, [], 'its claims leave the views')
  t.match(await postTo(path, { decision: 'withdraw', reason: 'x' }, ANY), {
    status: 409,
    body: { code: 'nothing-to-change' },
  })
  t.equal((await postTo(path, { decision: 'reinstate' }, ANY)).status, 201)
  t.equal((await get(path)).body.state, 'received', 'it is what it was')
  t.equal((await read('/claims')).body.items.length, 2)

  for (const publishedOn of ['soon', '0999', '2300', 5]) {
    t.equal((await postTo(path, { decision: 'date', publishedOn }, ANY)).status, 400, String(publishedOn))
  }
  t.equal((await postTo(path, { decision: 'correct' }, ANY)).status, 400)
  t.match(await postTo(`/documents/${'0'.repeat(32)}`, { decision: 'reinstate' }, ANY), {
    status: 404,
    body: { code: 'unknown-document' },
  })
})

t.test('a document that an extractor read is read again when its date changes', async (t) => {
  const { call, openDossier } = await reviewed(t)
  await openDossier({ id: 'quay', title: 'Quay talks' })
  const { body } = await call('POST', '/v1/dossiers/quay/documents', { body: { text: 'They meet on Friday.' } })
  const path = `/v1/dossiers/quay/documents/${body.id}/decisions`
  const decision = { decision: 'date', publishedOn: '2025-03-05' }
  const answer = await call('POST', path, { body: decision, headers: { 'if-match': '"2.log"' } })
  t.match(answer.body.events, [{ type: 'DocumentCorrected' }, { type: 'ExtractionRequested' }])
})

t.test('an issue is closed and reopened, in one framework or in all', async (t) => {
  const { postTo, read } = await reviewed(t)
  const status = async () => (await read('/sticking-points/pay?framework=draft-2025')).body.status
  const point = await read('/sticking-points/pay?framework=draft-2025')
  const body = { decision: 'close', framework: 'draft-2025', reason: 'Settled on the quay.' }
  const closed = await postTo('/sticking-points/pay', body, { 'if-match': String(point.headers.etag) })
  t.match(closed, { status: 201, body: { events: [{ type: 'IssueClosed' }] } })
  t.equal(await status(), 'closed')
  t.equal((await read('/sticking-points/pay?framework=draft-2025')).headers.etag, closed.body.etag)
  t.match(await postTo('/sticking-points/pay', body, ANY), { status: 409, body: { code: 'nothing-to-change' } })
  t.equal((await postTo('/sticking-points/pay', { decision: 'reopen' }, ANY)).status, 201)
  t.equal(await status(), 'open')
  t.match(await postTo('/sticking-points/pay', body, { 'if-match': String(point.headers.etag) }), {
    status: 412,
    body: { details: { since: [{ type: 'IssueClosed' }, { type: 'IssueReopened' }] } },
  })
  t.match(await postTo('/sticking-points/tea', body, ANY), { status: 404, body: { code: 'unknown-issue' } })
  t.match(await postTo('/sticking-points/pay', { ...body, framework: 'none' }, ANY), {
    status: 404,
    body: { code: 'unknown-framework' },
  })
})

t.test('two claims are linked and unlinked', async (t) => {
  const { get, postTo, decide, demand, refusal, read } = await reviewed(t)
  const path = `/links/${refusal}/${demand}`
  t.match(await get(path), { status: 200, headers: { etag: '"0.log"' }, body: { relations: [] } })
  const body = { decision: 'link', relation: 'restates', reason: 'The same twice.' }
  const linked = await postTo(path, body, { 'if-match': '"0.log"' })
  t.match(linked, { status: 201, body: { etag: '"1.log"' } })
  t.match(await get(`/links/${demand}/${refusal}`), {
    headers: { etag: '"1.log"' },
    body: { relations: [{ relation: 'restates', linked: true, by: 'reviewer' }] },
  })
  t.equal((await read('/claims')).body.items.length, 1, 'the views fold them')
  t.match(await postTo(path, body, ANY), { status: 409, body: { code: 'nothing-to-change' } })
  t.match(await postTo(path, { ...body, relation: 'contradicts' }, ANY), { status: 201 })
  t.match(await postTo(path, { decision: 'unlink', relation: 'restates' }, { 'if-match': '"1.log"' }), { status: 412 })
  t.match(await postTo(path, { decision: 'unlink', relation: 'restates' }, ANY), { status: 201 })
  t.equal((await read('/claims')).body.items.length, 2)
  t.match(await postTo(path, { decision: 'unlink', relation: 'meets' }, ANY), {
    status: 409,
    body: { code: 'not-linked' },
  })
  t.match(await postTo(`/links/${demand}/${demand}`, body, ANY), { status: 422, body: { code: 'same-claim' } })
  const nobody = '00000000-0000-4000-8000-000000000000'
  t.match(await postTo(`/links/${demand}/${nobody}`, body, ANY), { status: 404, body: { code: 'unknown-claim' } })
  t.match(await get(`/links/${demand}/${nobody}`), { status: 404 })
  await decide(refusal, { decision: 'retract', reason: 'Not his words.' })
  t.match(await postTo(path, body, ANY), { status: 409, body: { code: 'claim-retracted' } })
})

t.test('a source is graded by its name and id', async (t) => {
  const { postTo, log, read } = await reviewed(t)
  await read('/documents')
  const name = 'Harbour Gazette'
  const path = `/sources/${sourceIdOf(name)}`
  const body = { decision: 'grade', name, reliability: 'C', reason: 'Two retractions this year.' }
  t.match(await postTo(path, body, { 'if-match': '"0.log"' }), { status: 201, body: { etag: '"1.log"' } })
  t.match(await postTo(path, body, ANY), { status: 409, body: { code: 'nothing-to-change' } })
  t.match(await postTo(path, { ...body, reliability: 'G' }, ANY), { status: 400 })
  t.match(await postTo(`/sources/${sourceIdOf('Nobody')}`, { ...body, name: 'Nobody' }, ANY), {
    status: 404,
    body: { code: 'unknown-source' },
  })
  t.match(await postTo(path, { ...body, name: 'Quay Post' }, ANY), { status: 404 })
  const events = await readEvents(log, { dossier: 'harbour', after: 7, limit: 10 })
  t.match(events, [{ type: 'SourceAssessed', data: { source: name, reliability: 'C' }, metadata: { keyId: String } }])
})

t.test('what was decided is taken back by a new event, and that again', async (t) => {
  const { claim, decide, undo, demand, log, post } = await reviewed(t)
  const before = (await claim(demand)).body
  const changes = { mention: wordsIn(TEXT, 'the union'), act: 'propose' }
  const { body: corrected } = await decide(demand, { decision: 'correct', changes })
  const { body: assessed } = await decide(demand, { decision: 'assess', credibility: 4 })
  const undone = await undo(corrected.seq, { reason: 'I misread it.' })
  t.match(undone, { status: 201, body: { events: [{ type: 'ClaimCorrected' }, { type: 'ClaimReopened' }] } })
  const after = await claim(demand)
  t.same(after.body, before, 'words, labels and review are as they were')
  t.equal(after.headers.etag, undone.body.etag)
  t.match(await undo(corrected.seq), {
    status: 409,
    body: { code: 'superseded', details: { by: undone.body.events[1].seq } },
  })
  const again = await undo(undone.body.seq)
  t.equal(again.status, 201)
  t.match((await claim(demand)).body, {
    claim: { act: 'propose', mention: { exact: 'the union' } },
    record: { review: 'corrected' },
  })
  t.equal((await undo(assessed.seq)).status, 201)

  t.match(await undo(4), { status: 422, body: { code: 'not-a-decision' } })
  t.match(await undo(9999), { status: 404, body: { code: 'not-found' } })
  t.match(await undo(4, { why: 'x' }), { status: 400 })
  const [event] = await readEvents(log, { dossier: 'harbour', after: undone.body.seq - 1, limit: 1 })
  const [cause] = await readEvents(log, { dossier: 'harbour', after: corrected.seq - 1, limit: 1 })
  t.equal(event?.metadata.causationId, cause?.eventId, 'an undo names what it takes back as its cause')
  t.equal((await post(demand, { decision: 'confirm' }, ANY)).status, 201)
})

t.test('after decisions of every kind and their undoing the live views are those of a replay', async (t) => {
  const { decide, postTo, undo, demand, refusal, documentId, log, call } = await reviewed(t)
  const done: { body: { seq: number; events: { seq: number }[] } }[] = [
    await decide(demand, { decision: 'confirm' }),
    await decide(demand, { decision: 'correct', changes: { saidOn: '2025-03-02', due: null } }),
    await decide(demand, { decision: 'reclassify', classification: { framework: null, positions: [] } }),
    await decide(demand, { decision: 'answer', answer: 'met' }),
    await decide(demand, { decision: 'assess', credibility: 1 }),
    await postTo(`/links/${demand}/${refusal}`, { decision: 'link', relation: 'restates' }, ANY),
    await decide(demand, { decision: 'separate' }),
    await decide(refusal, { decision: 'retract', reason: 'x' }),
    await postTo(`/documents/${documentId}`, { decision: 'date', publishedOn: null }, ANY),
    await postTo(`/documents/${documentId}`, { decision: 'withdraw', reason: 'x' }, ANY),
    await postTo('/sticking-points/pay', { decision: 'close', reason: 'x' }, ANY),
    await postTo(
      `/sources/${sourceIdOf('Harbour Gazette')}`,
      { decision: 'grade', name: 'Harbour Gazette', reliability: 'B' },
      ANY,
    ),
  ]
  const same = async () => {
    const events = await readEvents(log, { dossier: 'harbour', after: 0, limit: 500 })
    const { body } = await call('GET', `/v1/dossiers/harbour/audit/digests?minSeq=${events.length}`)
    t.same(body, { seq: events.length, views: await replayDigests(events) })
  }
  await same()
  for (const { body } of done.toReversed()) {
    t.match(await undo(body.events[0]?.seq ?? 0), { status: 201 })
  }
  await same()
})

t.test('many decisions are carried out together, or none', async (t) => {
  const { call, claim, demand, refusal, documentId, get, log, read } = await reviewed(t)
  await read('/documents')
  const post = (items: unknown[], headers = {}) =>
    call('POST', '/v1/dossiers/harbour/decisions', { body: { items }, headers })
  const confirm = { about: 'claim', id: demand, version: 2, decide: { decision: 'confirm' } }
  const others = [
    {
      about: 'claim',
      id: refusal,
      version: 2,
      decide: { decision: 'correct', changes: { mention: wordsIn(TEXT, 'Jon Keel') } },
    },
    { about: 'issue', id: 'pay', version: 0, decide: { decision: 'close', reason: 'x' } },
    { about: 'link', a: demand, b: refusal, version: 0, decide: { decision: 'link', relation: 'rejects' } },
    {
      about: 'source',
      id: sourceIdOf('Harbour Gazette'),
      version: 0,
      decide: { decision: 'grade', name: 'Harbour Gazette', reliability: 'B' },
    },
    { about: 'document', id: documentId, version: 1, decide: { decision: 'date', publishedOn: '2025-03-05' } },
  ]
  const stale = await post([confirm, { ...others[0], version: 1 }, { ...others[1], version: 3 }])
  t.match(stale, {
    status: 412,
    body: {
      code: 'precondition-failed',
      details: {
        stale: [
          { item: 1, version: 2 },
          { item: 2, version: 0 },
        ],
      },
    },
  })
  const refused = await post([confirm, { ...others[0], decide: { decision: 'answer', answer: 'met' } }])
  t.match(refused, { status: 422, body: { code: 'asks-for-no-answer', errors: [{ pointer: '/items/1' }] } })
  t.match(await post([confirm, { ...confirm, decide: { decision: 'assess', credibility: 1 } }]), {
    status: 400,
    body: { errors: [{ pointer: '/items/1' }] },
  })
  t.match(await post([{ ...confirm, about: 'party' }]), { status: 400 })
  t.match(await post([]), { status: 400 })
  t.match(await post(Array.from({ length: 201 }, () => confirm)), { status: 400 })
  t.match(await post([{ ...confirm, id: '00000000-0000-4000-8000-000000000000' }]), { status: 404 })
  t.equal((await claim(demand)).body.record.review, 'unreviewed', 'nothing was decided')

  const headers = { 'idempotency-key': 'queue-1' }
  const done = await post([confirm, ...others], headers)
  t.match(done, { status: 201, body: { seq: 13, events: [{ seq: 8, type: 'ClaimConfirmed', version: 3 }] } })
  t.same((await post([confirm, ...others], headers)).body, done.body)
  t.match((await get(`/claims/${demand}?minSeq=13`)).body.record, { review: 'confirmed' })
  t.match((await claim(refusal)).body.claim.mention, { exact: 'Jon Keel' })
  const separate = { about: 'claim', id: demand, version: 3, decide: { decision: 'separate' } }
  const together = await Promise.all([
    post([separate, { ...others[0], version: 3, decide: { decision: 'confirm' } }]),
    post([separate]),
  ])
  t.same(new Set(together.map(({ status }) => status)), new Set([201, 409]), 'of two at once one finds nothing to cut')
  t.equal(
    (await readEvents(log, { dossier: 'harbour', after: 13, limit: 10 })).filter(
      ({ type }) => type === 'ClaimsUnlinked',
    ).length,
    1,
  )
})

t.test('decisions are listed the latest first, and a thing tells its history', async (t) => {
  const { decide, undo, demand, refusal, read, postTo, get, database } = await reviewed(t)
  const { body: first } = await decide(demand, { decision: 'confirm', reason: 'Heard it.' })
  await decide(refusal, { decision: 'reclassify', classification: { phase: 1 } })
  await postTo('/sticking-points/pay', { decision: 'close', framework: 'draft-2025', reason: 'Done.' }, ANY)
  const { body: undone } = await undo(first.seq, { reason: 'It was another.' })
  const { body } = await read('/decisions?limit=3')
  t.match(body.items, [
    { type: 'ClaimReopened', reason: 'It was another.', by: String, decision: true, undoneBy: null },
    { type: 'IssueClosed', says: 'Closed in draft-2025.' },
    { type: 'ClaimClassified', says: /by reviewer/ },
  ])
  const { body: second } = await read(`/decisions?limit=3&cursor=${body.next}`)
  t.match(second.items, [{ seq: first.seq, undoneBy: undone.seq, reason: 'Heard it.' }])
  t.equal(second.items.length, 1, 'what was submitted is no decision')
  t.match(
    (await read(`/decisions?asOfSeq=${first.seq}`)).body.items,
    [{ seq: first.seq, undoneBy: null }],
    'as it was known then',
  )

  const history = (await read(`/claims/${demand}/history`)).body.items
  t.match(history, [
    { type: 'DemandRecorded', says: 'Found in the text by submitted 1: demand, act demand.', decision: false },
    { type: 'ClaimClassified', says: /by submitter: party union, draft-2025, supports pay/ },
    { type: 'ClaimConfirmed', undoneBy: undone.seq },
    { type: 'ClaimReopened' },
  ])
  t.notMatch(JSON.stringify(history), /Brandt|Double pay/)
  t.match((await read('/sticking-points/pay/history')).body.items, [{ type: 'IssueClosed' }])
  t.match(await get('/sticking-points/tea/history'), { status: 404 })
  t.match(await get('/claims/00000000-0000-4000-8000-000000000000/history'), { status: 404 })
  const { rows } = await database.pool.query(`select indexdef from pg_indexes where indexname = 'event_decision'`)
  t.equal(rows.length, 1)
})
