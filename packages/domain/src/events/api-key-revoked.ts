import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** A key stopped working. Log `_system`. */
export const ApiKeyRevoked = defineEvent({
  type: 'ApiKeyRevoked',
  stream: ({ keyId }: { keyId: string }) => `key-${keyId}`,
  data: z.strictObject({ keyId: z.uuid() }),
})
