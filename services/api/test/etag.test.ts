import { randomUUID } from 'node:crypto'
import { append, ConcurrencyError } from '@onrecord/event-log'
import t from 'tap'
import { FROM_LOG, guardOf, matches, seenVersion } from '../src/etag.ts'
import { guardedWrite } from '../src/guarded-write.ts'
import { HttpProblem } from '../src/problem.ts'
import { harbourApi } from './harbour-api.ts'

const guardFrom = (header?: string) => guardOf({ headers: header === undefined ? {} : { 'if-match': header } })

const codeOf = (act: () => unknown): string => {
  try {
    act()
    return 'none'
  } catch (error) {
    return error instanceof HttpProblem ? error.code : String(error)
  }
}

t.test('If-Match is read as RFC 9110 has it', (t) => {
  const tag = { version: 4, reading: 'log' }
  for (const header of ['*', ' * ', '"4.log"', '"3.log",, "4.log"', 'W/"4.log" , "4.log"']) {
    t.equal(matches(guardFrom(header), tag), true, header)
  }
  for (const header of [
    '"5.log"',
    'W/"4.log"',
    '"4.abcd0123"',
    '""',
    '"4"',
    '"of-another-server"',
    '"4.log,3.log"',
    '"a,b", ,',
  ]) {
    t.equal(matches(guardFrom(header), tag), false, header)
  }
  for (const header of ['', '4.log', '"4.log', '"4.log" "5.log"', '*, "4.log"', ',', '"a"b"']) {
    t.equal(
      codeOf(() => guardFrom(header)),
      'invalid-request',
      header,
    )
  }
  t.equal(
    codeOf(() => guardFrom(Array.from({ length: 33 }, () => '"1.log"').join())),
    'invalid-request',
  )
  t.equal(
    codeOf(() => guardFrom()),
    'precondition-required',
  )
  t.equal(seenVersion(guardFrom('"3.log", "4.log", "9999999999999999.log"')), 4)
  t.end()
})

t.test('each single resource carries the strong tag of its stream as of what was read', async (t) => {
  const { get, call, log, demand = '', documentId, seq } = await harbourApi(t)
  const tagOf = async (path: string) => (await get(path)).headers.etag
  const before = await tagOf(`/claims/${demand}?minSeq=${seq}`)
  t.match(before, /^"2\.[0-9a-f]{8}"$/)
  t.match(await tagOf('/sticking-points/pay?framework=draft-2025'), /^"0\.[0-9a-f]{8}"$/, 'nothing decided yet')
  t.equal(await tagOf(`/documents/${documentId}`), '"1.log"')
  t.equal((await call('GET', '/v1/dossiers/harbour')).headers.etag, '"2.log"')

  const confirmed = { type: 'ClaimConfirmed' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [confirmed] })
  t.match(await tagOf(`/claims/${demand}?minSeq=${seq + 1}`), /^"3\./)
  t.equal(await tagOf(`/claims/${demand}?asOfSeq=${seq}`), before, 'an old reading has the tag of then')
})

t.test('a view that lags never hands out a newer tag than its body', async (t) => {
  const { get, log, demand = '', seq, stopViews } = await harbourApi(t)
  const { headers } = await get(`/claims/${demand}?minSeq=${seq}`)
  await stopViews()
  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  const lagging = await get(`/claims/${demand}`)
  t.match(lagging, { headers: { etag: headers.etag }, body: { record: { review: 'unreviewed' } } })
})

t.test('a write that comes between look and append is not overwritten', async (t) => {
  const { log, documentId } = await harbourApi(t)
  const target = { dossier: 'harbour', streamId: `document-${documentId}`, reading: FROM_LOG }
  const withdrawn = { type: 'DocumentWithdrawn' as const, data: { documentId, reason: null } }
  const write = (expected: number | 'any') =>
    append(log, { dossier: 'harbour', commandId: randomUUID(), events: [{ ...withdrawn, expected }] })
  let writes = 0
  const slow = async (version: number) => {
    if (writes++ === 0) await write('any')
    return write(version)
  }
  await t.rejects(guardedWrite(log, { ...target, guard: ['"1.log"'] }, slow), {
    code: 'precondition-failed',
    headers: { etag: '"2.log"' },
    details: { etag: '"2.log"', since: [{ type: 'DocumentWithdrawn' }] },
  })
  t.equal(writes, 1)

  writes = 0
  t.match(await guardedWrite(log, { ...target, guard: 'any' }, slow), { events: [{ streamVersion: 4 }] })
  t.equal(writes, 2, '`*` takes whatever is there by then')
  await t.rejects(
    guardedWrite(log, { ...target, guard: 'any' }, () => write(1)),
    ConcurrencyError,
  )
})
