import * as z from 'zod'

/** What a key may do. `admin` may do everything. */
export const Scope = z.enum(['read', 'ingest', 'review', 'webhooks', 'admin'])
export type Scope = z.infer<typeof Scope>
