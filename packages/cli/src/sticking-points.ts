import type { ArguedStickingPoint, StickingPoint } from '@onrecord/service-api'
import { type ApiClient, call } from './api-client.ts'

/** Which sticking points, and as of when. */
export type StickingPointQuery = {
  phase?: string
  framework?: string
  status?: string
  on?: string
  asOfSeq?: string
  asOfTime?: string
  minSeq?: number
}

type Read = { seq: number; day: string; items: StickingPoint[] }

/** All sticking points of a dossier in the order of its configuration, with the place of the log that they were read at. */
export async function readStickingPoints(client: ApiClient, dossier: string, query: StickingPointQuery): Promise<Read> {
  const readPage = (cursor: string | undefined) =>
    call<Read & { next: string | null }>(client, {
      path: `/v1/dossiers/${encodeURIComponent(dossier)}/sticking-points${search({ ...query, cursor })}`,
    })
  const { next, ...first } = await readPage(undefined)
  const items = [...first.items]
  for (let cursor = next; cursor !== null; ) {
    const page = await readPage(cursor)
    items.push(...page.items)
    cursor = page.next
  }
  return { ...first, items }
}

/** The same without that place. */
export async function listStickingPoints(
  client: ApiClient,
  dossier: string,
  query: StickingPointQuery,
): Promise<StickingPoint[]> {
  return (await readStickingPoints(client, dossier, query)).items
}

/** One sticking point with the evidence for and against its status. */
export async function getStickingPoint(
  client: ApiClient,
  dossier: string,
  issue: string,
  query: Pick<StickingPointQuery, 'framework' | 'on' | 'asOfSeq' | 'asOfTime'>,
): Promise<ArguedStickingPoint> {
  const path = `/v1/dossiers/${encodeURIComponent(dossier)}/sticking-points/${encodeURIComponent(issue)}`
  return call<ArguedStickingPoint>(client, { path: `${path}${search(query)}` })
}

function search(query: StickingPointQuery & { cursor?: string | undefined }): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  return parameters.size === 0 ? '' : `?${parameters.toString()}`
}
