import { type ApiClient, call } from './api-client.ts'

/** A feed as the api shows it. */
export type AddedFeed = {
  id: string
  url: string
  source: string
  everyMinutes: number
  enabled: boolean
  polledAt: string | null
  failures: number
  error: { stage: string; message: string } | null
  itemsLeft: number
}

/** Where a dossier's feeds are. */
export const feedsPath = (dossier: string): string => `/v1/dossiers/${encodeURIComponent(dossier)}/feeds`

/** Has a feed polled from now on. Throws Failure. */
export function addFeed(
  client: ApiClient,
  {
    dossier,
    feed,
  }: { dossier: string; feed: { url: string; source: string; everyMinutes?: number; fetchPages?: boolean } },
): Promise<AddedFeed> {
  return call<AddedFeed>(client, { method: 'POST', path: feedsPath(dossier), body: feed })
}
