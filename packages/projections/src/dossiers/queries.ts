import { type DB, keptPlan } from '@onrecord/database'
import type { DossierConfiguration } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { CONFIGURATION_KEY, DOSSIER_KEY, dossiersView } from './fold.ts'
import type { ConfigurationRow, OpenedRow } from './rows.ts'

/** A dossier in a list. */
export type ListedDossier = { dossier: string; title: string; openedAt: string }

/** Dossiers by id, after `after` where given; of `dossiers` alone where a key is limited to them. */
export async function listDossiers(
  db: Kysely<DB>,
  page: { dossiers?: readonly string[] | undefined; after?: string | undefined; limit: number },
): Promise<ListedDossier[]> {
  const { rows } = await sql<{ dossier_id: string; row: OpenedRow }>`${keptPlan}select opened.dossier_id, opened."row"
    from view_dossiers as opened
    join view_build as build
      on build.dossier_id = opened.dossier_id and build.build = opened.build and build.view = ${dossiersView.name}
    where opened.key = ${DOSSIER_KEY} and opened.to_seq is null and opened.dossier_id > ${page.after ?? ''}
      ${page.dossiers === undefined ? sql`` : sql`and opened.dossier_id = any(${[...page.dossiers]}::text[])`}
    order by opened.dossier_id
    limit ${page.limit}`.execute(db)
  return rows.map(({ dossier_id, row }) => ({ dossier: dossier_id, ...row }))
}

/** The configuration in force; undefined where the dossier has none. */
export async function findConfiguration(db: Kysely<DB>, at: AsOf): Promise<ConfigurationRow | undefined> {
  const { rows } = await sql<{ row: ConfigurationRow }>`select configured."row"
    from view_dossiers as configured
    where ${held(dossiersView, 'configured', at)} and configured.key = ${CONFIGURATION_KEY}`.execute(db)
  return rows[0]?.row
}

/** Every configuration that the dossier has had, the newest first. */
export async function listConfigurations(
  db: Kysely<DB>,
  { dossier }: { dossier: string },
): Promise<ConfigurationRow[]> {
  const { rows } = await sql<{ row: ConfigurationRow }>`select configured."row"
    from view_dossiers as configured
    where configured.dossier_id = ${dossier}
      and configured.build = (select build from view_build where dossier_id = ${dossier} and view = ${dossiersView.name})
      and configured.key = ${CONFIGURATION_KEY}
    order by configured.from_seq desc`.execute(db)
  return rows.map(({ row }) => row)
}

/** The threshold that is asked for, else the dossier's. */
export function thresholdOf(configuration: DossierConfiguration | undefined, asked: number | undefined): number {
  return asked ?? configuration?.minimumConfidence ?? 0
}
