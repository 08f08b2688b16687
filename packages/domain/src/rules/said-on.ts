import { edtfBounds } from '../edtf.ts'

/**
 * When something was said. `earliest` and `latest` are the days between which it was said, null where there is no bound;
 * `order` sorts as text and is empty where nothing is known: before all; its last ties are broken by claim id.
 */
export type Said = { earliest: string | null; latest: string | null; order: string }

const UNKNOWN: Said = { earliest: null, latest: null, order: '' }

/**
 * When a claim was said: its own date, else its document's publication. Nothing is said after it was published, so the
 * publication bounds an open end from above. The order is the upper bound (for an open end the lower one), then the lower.
 * Where `start` is given, what is equally old goes by its publication and then its place in the text (UTF-16 units): claim
 * ids, which differ from one installation to the next, come last.
 */
export function saidWhen(dates: { saidOn: string | null; publishedOn: string | null; start?: number }): Said {
  const published = dates.publishedOn === null ? undefined : edtfBounds(dates.publishedOn)
  const own = dates.saidOn === null ? published : edtfBounds(dates.saidOn)
  if (own === undefined) return UNKNOWN
  const limit = published?.latest ?? null
  const latest = lesser(own.latest, limit)
  const earliest = own.earliest === null ? null : lesser(own.earliest, latest)
  const upper = own.latest === null ? earliest : latest
  const place = dates.start === undefined ? '' : `/${limit ?? ''}/${String(dates.start).padStart(9, '0')}`
  return { earliest, latest, order: `${upper ?? ''}/${earliest ?? ''}${place}` }
}

/** True where it is known when it was said, however roughly. */
export function isDated(said: Said): boolean {
  return said.order !== ''
}

/** True where it was said by the end of `day`, taking the day that it sorts by. What is undated was not. */
export function isSaidBy(said: Said, day: string): boolean {
  return isDated(said) && said.order.slice(0, said.order.indexOf('/')) <= day
}

/** Sorts by said-on, then by claim id: never by arrival. */
export function bySaid(a: { said: Said; claimId: string }, b: { said: Said; claimId: string }): number {
  if (a.said.order !== b.said.order) return a.said.order < b.said.order ? -1 : 1
  return a.claimId < b.claimId ? -1 : a.claimId > b.claimId ? 1 : 0
}

function lesser(a: string | null, b: string | null): string | null {
  if (a === null) return b
  return b === null || a < b ? a : b
}
