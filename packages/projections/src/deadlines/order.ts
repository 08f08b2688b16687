import { type Due, edtfBounds } from '@onrecord/domain'

const RANK = { obligation: 0, event: 1, expectation: 2 } as const

/** Due types in the order in which they are listed. */
export const TYPES_IN_ORDER = ['obligation', 'event', 'expectation'] as const satisfies readonly Due['type'][]

/** Sorts as text: obligations first, then by last day, then by claim. A date with an open end stands at its first day. */
export function deadlineOrder(claimId: string, due: Pick<Due, 'type' | 'edtf'>): string {
  const { latest, earliest } = edtfBounds(due.edtf) ?? { latest: null, earliest: null }
  return `${RANK[due.type]}/${latest ?? `${earliest ?? ''}~`}/${claimId}`
}

/** The half-open range of orders that the dates of a type with a last day from `from` to `to` lie in, both included. */
export function orderRange(
  type: Due['type'],
  { from = '', to }: { from?: string | undefined; to?: string | undefined },
): { low: string; high: string } {
  // '0' follows '/', and '~' everything: so a day's own dates are in, those that stay open from it on too.
  return { low: `${RANK[type]}/${from}`, high: to === undefined ? `${RANK[type]}0` : `${RANK[type]}/${to}~0` }
}
