import { DossierId } from '@onrecord/domain'
import * as z from 'zod'
import { defineJob } from '../job.ts'

const PollFeedPayload = z.strictObject({ dossier: DossierId, feedId: z.uuid() })
export type PollFeedPayload = z.infer<typeof PollFeedPayload>

/** Poll one feed, if it is due; the job's id is the feed's. When it is due, and how often it failed, PostgreSQL knows. */
export const pollFeed = defineJob({ name: 'poll-feed', payload: PollFeedPayload, attempts: 1, backoffMs: 1000 })

/** Add a job for each feed that is due, in all dossiers. A turn that fails is made up for by the next. */
export const pollFeeds = defineJob({ name: 'poll-feeds', payload: z.strictObject({}), attempts: 1, backoffMs: 1000 })
