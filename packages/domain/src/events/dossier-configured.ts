import * as z from 'zod'
import { DossierConfiguration } from '../dossier-configuration.ts'
import { defineEvent } from './definition.ts'
import { DOSSIER_STREAM } from './streams.ts'

/** The whole configuration replaced the one before; `version` counts from 1. */
export const DossierConfigured = defineEvent({
  type: 'DossierConfigured',
  stream: () => DOSSIER_STREAM,
  data: z.strictObject({
    configuration: DossierConfiguration,
    version: z.int().min(1),
  }),
})
