import * as z from 'zod'

/** What a feed token opens for those that can't send a header: one of these of one dossier, and nothing else. */
export const FeedRoute = z.enum(['calendar', 'feed', 'events', 'stream', 'export'])
export type FeedRoute = z.infer<typeof FeedRoute>
