import { freshApi } from './fresh-api.ts'
import { CLAIMS, HARBOUR, TEXT } from './harbour.ts'

/** The harbour dossier with one document and its two claims; `seq` is the last of its log. */
export async function harbourApi(...[t, options]: Parameters<typeof freshApi>) {
  const api = await freshApi(t, options)
  await api.openDossier(HARBOUR)
  const body = { text: TEXT, source: 'Harbour Gazette', title: 'Board refuses', publishedOn: '2025-03-04' }
  const { body: receipt } = await api.call('POST', '/v1/dossiers/harbour/documents', { body })
  const documentId: string = receipt.id
  const submitted = await api.call('POST', '/v1/dossiers/harbour/claims', { body: { documentId, claims: CLAIMS } })
  const [demand, refusal]: string[] = submitted.body.items.map(({ id }: { id: string }) => id)
  const get = (path: string) => api.call('GET', `/v1/dossiers/harbour${path}`)
  return { ...api, get, documentId, demand, refusal, seq: 7 }
}
