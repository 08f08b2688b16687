import type * as z from 'zod'

/** Refuses days of which the first comes after the last: the list would be empty and nobody told why. */
export function inOrder<Query extends z.ZodObject>(
  query: Query,
  [from, to]: readonly [from: string, to: string],
): Query {
  return query.refine(
    (asked: Record<string, unknown>) => {
      const [first, last] = [asked[from], asked[to]]
      return typeof first !== 'string' || typeof last !== 'string' || first <= last
    },
    { path: [to], error: `must not be before \`${from}\`` },
  )
}

/** The earlier of two days that both bound a list. */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a < b ? a : b
}
