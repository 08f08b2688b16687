import type { DossierConfiguration } from '@onrecord/domain'

/** The dossier since it was opened; `title` is the configuration's, once there is one. */
export type OpenedRow = { title: string; openedAt: string }

/** The whole configuration in force from `seq` on; the versions of this row are the configuration's history. */
export type ConfigurationRow = {
  configuration: DossierConfiguration
  version: number
  seq: number
  configuredAt: string
}

/** Rows of the view: `dossier`, `configuration`. */
export type DossierRow = OpenedRow | ConfigurationRow
