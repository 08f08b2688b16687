import { v5 as uuid5 } from 'uuid'

/** Namespace of the ids of feeds (RFC 9562 §5.5), drawn once for this product. */
const FEED_NAMESPACE = '6f1c4d52-9a83-5b0e-8d27-e0c5b9a1f374'

/** What chooses no claims. */
const PAGING = new Set(['cursor', 'limit', 'minSeq'])

/** A feed's id: the same for the same dossier and filter, wherever it is read from. Source: RFC 4287 §4.2.6. */
export function feedId(dossier: string, query: Readonly<Record<string, unknown>>): string {
  const chosen = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !PAGING.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `urn:uuid:${uuid5(JSON.stringify([dossier, chosen]), FEED_NAMESPACE)}`
}
