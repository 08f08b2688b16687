import { contradictionsByLink, contradictionsOfStances, stickingPoints } from '@onrecord/domain'
import t from 'tap'
import { judgeDeadlines } from '../../src/deadlines/deadline.ts'
import { judgeDemands } from '../../src/demands/demand.ts'
import { factsOf, foldRows } from './fold-facts.ts'
import { type GoldPosition, hasGold, readGold } from './gold-dossier.ts'

const skip = hasGold ? false : 'no annotated claims beside the repository'

t.test('annotated claims fold into the sticking points that an analyst expects', { skip }, async (t) => {
  const { events, nameOf, views } = readGold()
  const configured = events.find((event) => event.type === 'DossierConfigured')
  if (configured?.type !== 'DossierConfigured') throw new Error('a dossier is configured')
  const { issues, deadlines, demands: record, facts } = factsOf(foldRows(events), configured.data.configuration)
  const name = (id: string) => nameOf.get(id) ?? id
  const sorted = (ids: readonly string[]) => ids.toSorted()

  for (const view of views) {
    const points = stickingPoints(issues, { ...view, judgedOn: view.on })
    // The annotators show the body's claim and not the headline that restates it; on one day either may stand for both.
    const shown = (claims: readonly string[], mentions: Record<string, string[]>, expected: ReadonlySet<string>) =>
      sorted(claims.map((id) => [id, ...(mentions[id] ?? [])].map(name).find((one) => expected.has(one)) ?? name(id)))
    const expectedClaims = new Set(
      view.stickingPoints.flatMap((point) =>
        [...point.positions, ...point.within, ...point.voices].flatMap(({ claims }) => claims),
      ),
    )
    t.same(
      sorted(points.map(({ issue }) => issue)),
      sorted(view.stickingPoints.map(({ issue }) => issue)),
      'the same issues',
    )
    for (const expected of view.stickingPoints) {
      const point = points.find(({ issue }) => issue === expected.issue)
      if (point === undefined) continue
      const { status, standing, noPosition, mentions } = point
      t.same({ status, standing, noPosition }, pick(expected), `${expected.issue}: status, standing, no position`)
      for (const place of ['positions', 'within', 'voices'] as const) {
        t.same(
          ordered(
            point[place].map(({ party, stance, claims, relayed, concurrent }) => ({
              party: party ?? '',
              stance,
              claims: shown(claims, mentions, expectedClaims),
              relayed,
              concurrent,
            })),
          ),
          ordered(
            expected[place].map(({ party, stance, claims, relayed, concurrent }) => ({
              party,
              stance,
              claims: sorted(claims),
              relayed,
              concurrent,
            })),
          ),
          `${expected.issue}: ${place}`,
        )
      }
    }

    const demands = judgeDemands(record, {
      on: view.on,
      minimumConfidence: configured.data.configuration.minimumConfidence,
    })
    for (const { claim, relation, by } of view.answers) {
      const demand = demands.find(({ claimId, mentions }) => [claimId, ...mentions].map(name).includes(claim))
      const answers = demand?.words.filter((word) => word.relation === relation) ?? []
      const told = new Set(answers.map(({ claimId }) => name(claimId)))
      t.same(sorted(by.filter((answer) => told.has(answer))), sorted(by), `${claim} ${relation}`)
      if (relation === 'rejects') t.equal(demand?.state, 'rejected', claim)
    }

    const party = new Map(facts.map(({ found, classified }) => [found.claimId, classified?.party ?? null]))
    const end = (claimId: string) => ({ claimId, party: party.get(claimId) ?? null })
    const pairs = issues.links
      .filter(({ relation }) => relation === 'contradicts')
      .map(({ a, b }) => ({ a: end(a), b: end(b), issue: null, framework: view.framework }))
    const rows = [...contradictionsOfStances(points), ...contradictionsByLink(pairs)]
    for (const expected of view.contradictions) {
      const missing = expected.a
        .flatMap((a) => expected.b.map((b) => [a, b] as const))
        .filter(([x, y]) => {
          const isIn = (claims: readonly string[], one: string) => claims.some((id) => name(id) === one)
          return !rows.some(
            ({ a, b, within }) =>
              (expected.within === null || within === expected.within) &&
              ((isIn(a.claims, x) && isIn(b.claims, y)) || (isIn(a.claims, y) && isIn(b.claims, x))),
          )
        })
      t.same(missing, [], 'every pair of claims that contradict one another is in some row')
    }

    const judged = judgeDeadlines(deadlines, {
      framework: view.framework,
      types: ['obligation', 'event', 'expectation'],
      day: view.on,
      on: view.on,
      minimumConfidence: configured.data.configuration.minimumConfidence,
    })
    const told = judged.deadlines.map(({ claimId, mentions, due, state, by, newDate }) => ({
      claim: shown([claimId], { [claimId]: mentions }, new Set(view.deadlines.map(({ claim }) => claim)))[0],
      edtf: due.edtf,
      type: due.type,
      state,
      by: sorted(by.map(name)),
      newDate: sorted(newDate.map(name)),
    }))
    t.same(
      told.toSorted(byClaim),
      view.deadlines
        .map(({ claim, edtf, type, state, by, newDate = [] }) => ({
          claim,
          edtf,
          type,
          state,
          by: sorted(by),
          newDate: sorted(newDate),
        }))
        .toSorted(byClaim),
      'the same deadlines',
    )
  }
})

function pick({ status, standing, noPosition }: { status: string; standing: string; noPosition: string[] }) {
  return { status, standing, noPosition }
}

function byClaim(a: { claim: string | undefined }, b: { claim: string | undefined }): number {
  return `${a.claim}` < `${b.claim}` ? -1 : 1
}

function ordered(positions: readonly Omit<GoldPosition, 'claimant'>[]): string[] {
  return positions.map((position) => JSON.stringify(position)).sort()
}
