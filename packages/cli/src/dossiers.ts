import type { DossierConfiguration } from '@onrecord/domain'
import { type ApiClient, call } from './api-client.ts'
import { EXIT, Failure } from './failure.ts'

type Titled = { id: string; title: string }
/** Dossiers that a refusal names. */
const MOST_NAMED = 10

type DossierPage = { items: Titled[]; next: string | null }

/** Ids and titles of all dossiers that the key may see, in the api's order. */
export async function listDossiers(client: ApiClient): Promise<Titled[]> {
  const items: Titled[] = []
  let cursor: string | null = null
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: DossierPage = await call(client, { path: `/v1/dossiers?limit=500${after}` })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}

/**
 * The dossier that is asked for, else all. Throws Failure where there is none of that id, and where a place of the log is
 * asked for without saying of which: each dossier numbers its own.
 */
export async function chosenDossiers(
  client: ApiClient,
  { dossier, ofOneLog }: { dossier: string | undefined; ofOneLog: boolean },
): Promise<Titled[]> {
  const only = dossier ?? (ofOneLog ? await onlyDossier(client) : undefined)
  return only === undefined ? listDossiers(client) : [await getDossier(client, only)]
}

/** One dossier with its configuration; `seq` is the last number of its log. */
export async function getDossier(
  client: ApiClient,
  dossier: string,
): Promise<{ id: string; title: string; seq: number; configuration: DossierConfiguration }> {
  return call(client, { path: `/v1/dossiers/${encodeURIComponent(dossier)}` })
}

/** The dossier where there is only one. Throws Failure that lists them where there are several. */
export async function onlyDossier(client: ApiClient): Promise<string> {
  const dossiers = await listDossiers(client)
  const [first] = dossiers
  if (first !== undefined && dossiers.length === 1) return first.id
  const rest = dossiers.length > MOST_NAMED ? ` … (${dossiers.length}; \`onrecord dossier list\`)` : ''
  const names = `${dossiers
    .slice(0, MOST_NAMED)
    .map(({ id }) => id)
    .join(', ')}${rest}`
  throw new Failure(
    dossiers.length === 0 ? 'there is no dossier yet' : `which dossier? --dossier with one of: ${names}`,
    {
      exitCode: EXIT.usage,
    },
  )
}
