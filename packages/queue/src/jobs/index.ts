import { extractDocument } from './extract-document.ts'
import { passDueDates } from './pass-due-dates.ts'
import { pollFeed, pollFeeds } from './poll-feed.ts'
import { reclassifyDossier } from './reclassify-dossier.ts'
import { wakeEndpoint } from './wake-endpoint.ts'

/** Every job there is. `migrateQueue` prepares the queue of each. */
export const jobs = [extractDocument, passDueDates, pollFeed, pollFeeds, reclassifyDossier, wakeEndpoint] as const
