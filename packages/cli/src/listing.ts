import { type ApiClient, call } from './api-client.ts'

/** Reads one page of a dossier's view; members of `query` that are undefined are left out. */
export function getListing<Page>(
  client: ApiClient,
  { dossier, view, query }: { dossier: string; view: string; query: Readonly<Record<string, string | undefined>> },
): Promise<Page> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams(given).toString()
  const path = `/v1/dossiers/${encodeURIComponent(dossier)}/${view}`
  return call<Page>(client, { path: search === '' ? path : `${path}?${search}` })
}
