import type { DossierConfiguration } from '@onrecord/domain'
import { type ApiClient, call } from './api-client.ts'
import { EXIT, Failure } from './failure.ts'

type DossierList = { items: { id: string; title: string }[] }

/** Ids and titles of the dossiers that the key may see, in the api's order. */
export async function listDossiers(client: ApiClient): Promise<DossierList['items']> {
  const { items } = await call<DossierList>(client, { path: '/v1/dossiers' })
  return items
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
  const names = dossiers.map(({ id }) => id).join(', ')
  throw new Failure(dossiers.length === 0 ? 'there is no dossier yet' : `which dossier? --dossier ${names}`, {
    exitCode: EXIT.usage,
  })
}
