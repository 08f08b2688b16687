import type { ConfigurationChange, ConfigurationFault, DossierConfiguration } from '@onrecord/domain'
import { type ApiClient, call, callTagged, type Tagged } from '../api-client.ts'

/** How far the claims are classified by the configuration in force. */
export type Reclassification = { state: 'running' | 'done'; configVersion: number; examined: number; changed: number }

/** A dossier as the api shows it. */
export type ConfiguredDossier = {
  id: string
  title: string
  configurationVersion: number
  configuration: DossierConfiguration
  reclassification: Reclassification
}

type WithWarnings = ConfiguredDossier & { warnings: ConfigurationFault[] }

/** What a replacement would change; no changes where it is not valid. */
export type DryRun = { valid: boolean; faults: ConfigurationFault[]; from: number; changes: ConfigurationChange[] }

const pathOf = (dossier: string): string => `/v1/dossiers/${encodeURIComponent(dossier)}`

/** Opens a dossier. */
export function createDossier(client: ApiClient, configuration: DossierConfiguration): Promise<WithWarnings> {
  return call(client, { method: 'POST', path: '/v1/dossiers', body: configuration })
}

/** A dossier with the tag that its replacement must name. */
export function readDossier(client: ApiClient, dossier: string): Promise<Tagged<ConfiguredDossier>> {
  return callTagged(client, { path: pathOf(dossier) })
}

/** A configuration as it was in one of its versions. */
export async function readVersion(client: ApiClient, dossier: string, version: string): Promise<DossierConfiguration> {
  const path = `${pathOf(dossier)}/configurations/${encodeURIComponent(version)}`
  return (await call<{ configuration: DossierConfiguration }>(client, { path })).configuration
}

/** What became of a configuration between two versions; the newest two where they are left out. */
export function readDiff(
  client: ApiClient,
  dossier: string,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): Promise<{ from: number; to: number; changes: ConfigurationChange[] }> {
  const asked = new URLSearchParams()
  if (from !== undefined) asked.set('from', from)
  if (to !== undefined) asked.set('to', to)
  return call(client, { path: `${pathOf(dossier)}/configurations/diff?${asked.toString()}` })
}

/** Tries a replacement without storing it. */
export function tryConfiguration(client: ApiClient, configuration: DossierConfiguration): Promise<DryRun> {
  return call(client, { method: 'POST', path: `${pathOf(configuration.id)}/configurations/diff`, body: configuration })
}

/** Replaces a configuration, if it is still the one that `etag` names. */
export function replaceConfiguration(
  client: ApiClient,
  { configuration, etag }: { configuration: DossierConfiguration; etag: string },
): Promise<WithWarnings> {
  const headers = { 'if-match': etag }
  return call(client, { method: 'PUT', path: pathOf(configuration.id), body: configuration, headers })
}
