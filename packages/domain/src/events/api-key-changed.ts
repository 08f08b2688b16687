import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** What a key is called and when it ends from now on; what it may do never changes. Log `_system`. */
export const ApiKeyChanged = defineEvent({
  type: 'ApiKeyChanged',
  stream: ({ keyId }: { keyId: string }) => `key-${keyId}`,
  data: z.strictObject({ keyId: z.uuid(), label: z.string().max(200), expiresAt: z.iso.datetime().nullable() }),
})
