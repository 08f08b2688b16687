import * as z from 'zod'
import { DossierId, Sha256 } from '../ids.ts'
import { Scope } from '../scope.ts'
import { defineEvent } from './definition.ts'

/** A key was made; only its digest is kept. `dossiers` null: all of them. Log `_system`. */
export const ApiKeyIssued = defineEvent({
  type: 'ApiKeyIssued',
  stream: ({ keyId }: { keyId: string }) => `key-${keyId}`,
  data: z.strictObject({
    keyId: z.uuid(),
    digest: Sha256,
    label: z.string().max(200),
    scopes: z.array(Scope).min(1),
    dossiers: z.array(DossierId).nullable(),
    expiresAt: z.iso.datetime().nullable(),
  }),
})
