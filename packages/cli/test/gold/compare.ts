import type { ExpectedView } from './expected-view.ts'
import type { SeenView } from './seen-view.ts'

/** One thing that annotators expect of a view, and what is not as they say; right where that is empty. */
export type Compared = { row: string; wrong: string[] }

/** Holds the views against what annotators expect of them; what they show beyond that is no fault. */
export function compareViews(expected: ExpectedView, seen: SeenView): Compared[] {
  return [
    ...expected.stickingPoints.flatMap((point) => comparePoint(point, seen)),
    ...expected.deadlines.map((deadline) => compareDeadline(deadline, seen)),
    ...expected.contradictions.map((contradiction) => compareContradiction(contradiction, seen)),
    ...expected.answers.map((answer) => compareAnswer(answer, seen)),
    ...expected.restatements.map((group) => compareGroup('restatement', group, seen)),
    ...expected.corroborations.map((group) => compareGroup('corroboration', group, seen)),
  ]
}

function comparePoint(expected: ExpectedView['stickingPoints'][number], { points }: SeenView): Compared[] {
  const row = `sticking point ${expected.issue}`
  const point = points.find(({ issue }) => issue === expected.issue)
  if (point === undefined) return [{ row, wrong: ['is not there'] }]
  const state: Compared = {
    row,
    wrong: [
      ...differs('status', point.status, expected.status),
      ...differs('standing', point.standing, expected.standing),
      ...differs('no position', point.noPosition.toSorted().join(), expected.noPosition.toSorted().join()),
    ],
  }
  const sides = (['positions', 'within', 'voices'] as const).flatMap((place) =>
    expected[place].map((side): Compared => {
      const name = `${row}: ${place} ${side.party} ${side.stance} ${side.claims.join(' ')}`
      const found = point[place].filter((held) => held.party === side.party && held.stance === side.stance)
      const matching = found.find((held) => side.claims.every((claim) => held.claims.includes(claim)))
      if (matching === undefined) {
        const shown = found.map(({ claims }) => claims.join(' ')).join('; ')
        return { row: name, wrong: [found.length === 0 ? 'is not there' : `shows ${shown}`] }
      }
      return {
        row: name,
        wrong: [
          ...differs('relayed', matching.relayed, side.relayed),
          ...differs('concurrent', matching.concurrent, side.concurrent),
        ],
      }
    }),
  )
  return [state, ...sides]
}

function compareDeadline(expected: ExpectedView['deadlines'][number], { deadlines }: SeenView): Compared {
  const row = `deadline ${expected.claim}`
  const found = deadlines.find(({ claims }) => claims.includes(expected.claim))
  if (found === undefined) return { row, wrong: ['is not there'] }
  const wrong = [
    ...differs('date', found.edtf, expected.edtf),
    ...differs('type', found.type, expected.type),
    ...differs('state', found.state, expected.state),
    ...lacks('by', found.by, expected.by),
    ...lacks('new date', found.newDate, expected.newDate),
  ]
  return { row, wrong }
}

/** Each pair of the two sides must stand against each other in some row. */
function compareContradiction(
  { a, b, within }: ExpectedView['contradictions'][number],
  { contradictions }: SeenView,
): Compared {
  const wrong = a.flatMap((one) =>
    b.flatMap((other) => {
      const rows = contradictions.filter(
        ({ sides: [x, y] }) => (x.includes(one) && y.includes(other)) || (x.includes(other) && y.includes(one)),
      )
      if (rows.length === 0) return [`${one} and ${other} are not there`]
      if (within === null || rows.some((row) => row.within === within)) return []
      return [`${one} and ${other} are not marked as within ${within}`]
    }),
  )
  return { row: `contradiction ${a.join(' ')} against ${b.join(' ')}`, wrong }
}

function compareAnswer({ claim, relation, by }: ExpectedView['answers'][number], { answers }: SeenView): Compared {
  const given = answers.filter((answer) => answer.claims.includes(claim) && answer.relation === relation)
  return {
    row: `answer: ${claim} ${relation}`,
    wrong: lacks(
      'by',
      given.flatMap((answer) => answer.by),
      by,
    ),
  }
}

function compareGroup(kind: string, group: readonly string[], { clusters }: SeenView): Compared {
  const isTogether = clusters.some((cluster) => group.every((claim) => cluster.includes(claim)))
  return { row: `${kind} ${group.join(' ')}`, wrong: isTogether ? [] : ['are not one cluster'] }
}

function differs(what: string, is: string | boolean | null, should: string | boolean | null): string[] {
  return is === should ? [] : [`${what} is ${is}, not ${should}`]
}

function lacks(what: string, is: readonly string[], should: readonly string[]): string[] {
  const missing = should.filter((claim) => !is.includes(claim))
  return missing.length === 0 ? [] : [`${what} lacks ${missing.join(' ')}`]
}
