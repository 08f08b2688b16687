import type { RecordedClaim } from '@onrecord/domain'
import { sourceIdOf } from '@onrecord/domain'
import { type ApiClient, callTagged } from '../api-client.ts'
import { printable } from '../output/printable.ts'

/** What is decided about: where decisions go, the tag of what was read, and what to show of it before deciding. */
export type Subject = { path: string; etag: string; shows: string[] }

const base = (dossier: string): string => `/v1/dossiers/${encodeURIComponent(dossier)}`

/** A claim with its words. */
export async function claimSubject(client: ApiClient, dossier: string, id: string): Promise<Subject> {
  const path = `${base(dossier)}/claims/${encodeURIComponent(id)}`
  const { answer, etag } = await callTagged<RecordedClaim>(client, { path })
  return { path, etag, shows: [claimLine(answer)] }
}

/** One line of who said what when, and what reviewers made of it. */
export function claimLine({ claim, classification, document, record }: RecordedClaim): string {
  const words = claim.segments.map(({ exact }) => exact).join(' … ')
  const by = classification?.claimants.map(({ name }) => name).join(', ') || claim.mention?.exact || 'unnamed'
  const when = claim.saidOn ?? document.publishedOn ?? 'undated'
  return `${printable(by)} (${when}, ${claim.kind}, ${claim.act}, ${record.review}): “${printable(words)}”`
}

/** Two claims with their words. */
export async function linkSubject(client: ApiClient, dossier: string, [a, b]: [string, string]): Promise<Subject> {
  const claims = await Promise.all([claimSubject(client, dossier, a), claimSubject(client, dossier, b)])
  const path = `${base(dossier)}/links/${encodeURIComponent(a)}/${encodeURIComponent(b)}`
  const { etag } = await callTagged(client, { path })
  return { path, etag, shows: claims.flatMap(({ shows }) => shows) }
}

/** A document by title, source and date. */
export async function documentSubject(client: ApiClient, dossier: string, id: string): Promise<Subject> {
  type Document = { title: string | null; source: string | null; publishedOn: string | null; state: string }
  const path = `${base(dossier)}/documents/${encodeURIComponent(id)}`
  const { answer, etag } = await callTagged<Document>(client, { path })
  const { title, source, publishedOn, state } = answer
  const shown = `${printable(title ?? 'untitled')} (${printable(source ?? 'unknown source')}, ${publishedOn ?? 'undated'}, ${state})`
  return { path, etag, shows: [shown] }
}

/** An issue by its own tag, which is that of its sticking point in any framework. */
export async function issueSubject(
  client: ApiClient,
  dossier: string,
  { issue, framework }: { issue: string; framework: string | undefined },
): Promise<Subject> {
  type Point = { issue: { label: string; proposition: string | null }; status: string; standing: string | null }
  const path = `${base(dossier)}/sticking-points/${encodeURIComponent(issue)}`
  const query = framework === undefined ? '' : `?framework=${encodeURIComponent(framework)}`
  const { answer, etag } = await callTagged<Point>(client, { path: path + query })
  const { label, proposition } = answer.issue
  return {
    path,
    etag,
    shows: [`${printable(label)}: ${printable(proposition ?? '')} (${answer.standing ?? answer.status})`],
  }
}

/** A publisher by name; its grade is one word, so the latest decision simply counts. */
export function sourceSubject(dossier: string, name: string): Subject {
  return { path: `${base(dossier)}/sources/${sourceIdOf(name)}`, etag: '*', shows: [printable(name)] }
}
