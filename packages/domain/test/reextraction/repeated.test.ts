import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { type Found, readAgain } from '../../src/index.ts'
import { DOCUMENT } from '../decisions/histories.ts'
import { classified, found, NEW } from './readings.ts'
import { byPerson, byProcess, claimsOf, type Told } from './told.ts'

/** Findings in a short text, so that many overlap; ids as the extractor gives them. */
const someFindings = fc
  .array(
    fc.record({
      start: fc.nat({ max: 30 }),
      length: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('statement' as const, 'demand' as const),
      negated: fc.boolean(),
      party: fc.constantFrom('union', 'board', null),
      isNamed: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((places) => {
    const ordinals = new Map<string, number>()
    return places.map(({ start, length, kind, negated, party, isNamed }): Found => {
      const place = `${kind}/${start}/${length}`
      const ordinal = ordinals.get(place) ?? 0
      ordinals.set(place, ordinal + 1)
      const says = isNamed ? classified(party) : null
      return found(start, start + length, { changes: { kind, negated }, says, ordinal })
    })
  })
const someDecision = fc.record({
  nth: fc.nat({ max: 7 }),
  type: fc.constantFrom('ClaimConfirmed', 'ClaimRetracted', 'ClaimReopened'),
})

/** Carries an extraction out on the streams by claim id. */
function carryOut(streams: Map<string, Told[]>, findings: readonly Found[]) {
  const known = claimsOf([...streams.values()])
  const reread = readAgain({ documentId: DOCUMENT, extractor: NEW, findings, known })
  for (const { claimId, events } of reread.steps) {
    streams.set(claimId, [...(streams.get(claimId) ?? []), ...events.map(byProcess)])
  }
  return reread
}

t.test('the same extraction twice says everything once, after any history of extractions and decisions', async () => {
  const history = fc.array(fc.tuple(someFindings, fc.array(someDecision, { maxLength: 3 })), { maxLength: 4 })
  fc.assert(
    fc.property(history, someFindings, (rounds, findings) => {
      const streams = new Map<string, Told[]>()
      for (const [earlier, decisions] of rounds) {
        carryOut(streams, earlier)
        for (const { nth, type } of decisions) {
          const [claimId, stream] = [...streams][nth] ?? []
          if (claimId === undefined || stream === undefined) continue
          streams.set(claimId, [...stream, byPerson({ type, data: { claimId, reason: null } })])
        }
      }
      const first = carryOut(streams, findings)
      const again = carryOut(streams, findings)
      return (
        again.steps.length === 0 && again.proposed.length === first.proposed.length && again.dropped === first.dropped
      )
    }),
    { seed: 20260301, numRuns: 2000 },
  )
})

t.test('after an extraction the extractor’s own claims are what it found', async () => {
  fc.assert(
    fc.property(fc.array(someFindings, { maxLength: 4 }), someFindings, (earlier, findings) => {
      const streams = new Map<string, Told[]>()
      for (const extraction of earlier) carryOut(streams, extraction)
      carryOut(
        streams,
        findings.filter((finding) => finding.classified !== null),
      )
      const live = claimsOf([...streams.values()]).filter(({ retracted }) => !retracted)
      const asText = (readings: readonly { reading: Found['reading'] }[]) =>
        readings
          .map(({ reading: { kind, segments, negated } }) => JSON.stringify({ kind, segments, negated }))
          .toSorted()
      return isDeepStrictEqual(asText(live), asText(findings.filter((finding) => finding.classified !== null)))
    }),
    { seed: 20260302, numRuns: 1000 },
  )
})
