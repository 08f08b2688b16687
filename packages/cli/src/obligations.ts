import type { ArguedDeadline, ArguedDemand, Deadline, Demand } from '@onrecord/service-api'
import { type ApiClient, call } from './api-client.ts'

/** Parameters of a list as they stand in its address; those without a value are left out. */
export type ListQuery = Readonly<Record<string, string | undefined>>

/** A page of a list; `next` is null where it is the last. */
export type Page<Item> = { items: Item[]; hidden: number; next: string | null }

/** The first page of the dates that claims set. */
export function listDeadlines(client: ApiClient, dossier: string, query: ListQuery): Promise<Page<Deadline>> {
  return call(client, { path: address(dossier, 'deadlines', query) })
}

/** One of them, by the claim that sets or restates it, with the evidence for and against. */
export function getDeadline(
  client: ApiClient,
  dossier: string,
  claim: string,
  query: ListQuery,
): Promise<ArguedDeadline> {
  return call(client, { path: address(dossier, `deadlines/${encodeURIComponent(claim)}`, query) })
}

/** The first page of demands and proposals. */
export function listDemands(client: ApiClient, dossier: string, query: ListQuery): Promise<Page<Demand>> {
  return call(client, { path: address(dossier, 'demands', query) })
}

/** One of them, by the claim that makes or restates it, with the evidence for and against. */
export function getDemand(client: ApiClient, dossier: string, claim: string, query: ListQuery): Promise<ArguedDemand> {
  return call(client, { path: address(dossier, `demands/${encodeURIComponent(claim)}`, query) })
}

function address(dossier: string, place: string, query: ListQuery): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value)
  return `/v1/dossiers/${encodeURIComponent(dossier)}/${place}?${parameters.toString()}`
}
