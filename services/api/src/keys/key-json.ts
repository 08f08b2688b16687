import { DossierId, Scope } from '@onrecord/domain'
import * as z from 'zod'
import type { KeptKey } from './api-key.ts'

const Label = z.string().min(1).max(200).meta({ description: 'What it is for' })
const End = z.iso.datetime().nullable().meta({ description: 'When it stops working; null: never' })

/** A key as it is shown: without its token. */
export const ApiKeyJson = z
  .strictObject({
    id: z.uuid(),
    handle: z.string().meta({ description: 'The part of the token that names the key in answers and lists' }),
    label: z.string(),
    scopes: z.array(Scope),
    dossiers: z.array(DossierId).nullable().meta({ description: 'null: all of them' }),
    createdAt: z.iso.datetime(),
    expiresAt: End,
    lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To a minute; null: never' }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey', description: 'Who may do what, with which dossiers' })

/** A key as its maker sees it, once. */
export const CreatedApiKey = ApiKeyJson.extend({
  token: z.string().meta({ description: 'What is sent as `Authorization: Bearer …`; shown this once' }),
}).meta({ id: 'CreatedApiKey' })

/** What a key is made with. */
export const ApiKeySubmission = z
  .strictObject({
    label: Label,
    scopes: z.array(Scope).min(1).max(Scope.options.length),
    dossiers: z
      .array(DossierId)
      .min(1)
      .max(1000)
      .nullable()
      .optional()
      .meta({ description: 'null: all of them. Left out: those of the key that asks' }),
    expiresAt: End.optional().meta({ description: 'Left out: when the key that asks ends' }),
  })
  .meta({ id: 'ApiKeySubmission' })

/** What may be changed about a key: not what it may do. */
export const ApiKeyChange = z
  .strictObject({ label: Label.optional(), expiresAt: End.optional() })
  .refine(({ label, expiresAt }) => label !== undefined || expiresAt !== undefined, 'names nothing to change')
  .meta({ id: 'ApiKeyChange' })

/** Composes a key for those who may see it. */
export function keyJson(key: KeptKey): z.infer<typeof ApiKeyJson> {
  return {
    id: key.keyId,
    handle: key.handle,
    label: key.label,
    scopes: [...key.scopes],
    dossiers: key.dossiers && [...key.dossiers],
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  }
}
