import type { DB } from '@onrecord/database'
import { markWords } from '@onrecord/documents'
import { RecordedClaim, Span } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import * as z from 'zod'

/** Most UTF-16 units of one page that are looked through for the words that were asked for; some 0.2 s of PostgreSQL. */
const MOST_MARKED = 500_000

/** A claim of a list; where words were looked for, with the places at which it has them. */
export const FoundClaim = RecordedClaim.extend({
  highlight: z.array(Span).optional().meta({
    description: 'Where `q` was given: its words in `segments` and `mention`, in offsets of the document as those are',
  }),
}).meta({ id: 'FoundClaim' })
export type FoundClaim = z.infer<typeof FoundClaim>

/** The places of words in texts, in the same order; undefined for a text with which a page becomes too long to look through. */
export async function placesOf(
  db: Kysely<DB>,
  { asked, texts }: { asked: string; texts: readonly string[] },
): Promise<(Span[] | undefined)[]> {
  let length = 0
  const read = texts.map((text) => {
    length += text.length
    return length <= MOST_MARKED
  })
  const marked = await markWords(db, { asked, texts: texts.filter((_, nth) => read[nth]) })
  return read.map((isRead) => (isRead ? (marked.shift() ?? []) : undefined))
}

/** Adds to claims where they have the words that were asked for. */
export async function highlightClaims(
  db: Kysely<DB>,
  asked: string | undefined,
  claims: readonly RecordedClaim[],
): Promise<FoundClaim[]> {
  if (asked === undefined) return [...claims]
  const parts = claims.flatMap(({ claim: { segments, mention } }, nth) =>
    [...segments, ...(mention === null ? [] : [mention])].map(({ exact, start }) => ({ nth, exact, start })),
  )
  const places = await placesOf(db, { asked, texts: parts.map(({ exact }) => exact) })
  const highlights = claims.map((): Span[] => [])
  for (const [part, { nth, start: at }] of parts.entries()) {
    for (const { start, end } of places[part] ?? []) highlights[nth]?.push({ start: at + start, end: at + end })
  }
  return claims.map((claim, nth) => ({ ...claim, highlight: inOrder(highlights[nth] ?? []) }))
}

/** The words that name the claimant may stand within those of the claim, or before them. */
function inOrder(spans: readonly Span[]): Span[] {
  const known = new Map(spans.map((span) => [`${span.start}-${span.end}`, span]))
  return [...known.values()].toSorted((a, b) => a.start - b.start || a.end - b.end)
}
