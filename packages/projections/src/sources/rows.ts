import type { EventData } from '@onrecord/domain'
import type { ClaimRow } from '../claim-state.ts'

/** What this view keeps of a finding. */
export type Found = { saidOn: string | null; confidence: number }

/** A live claim that the publisher of that id tells. `confidence` is 1 where a person has looked at it. */
export type Told = { teller: string; said: string; confidence: number }

/** A reviewer's grade of a publisher; `reliability` null gives way to the configuration's again. `by`: who gave it. */
export type GradeRow = EventData<'SourceAssessed'> & { seq: number; gradedAt: string; by: string | null }

/** The name of a publisher of some document; its id can't be turned back. */
export type Named = { name: string }

/**
 * Rows of the view: `claim/<claim>`, `document/<document>`, `filed/<document>/<claim>`, `told/<source>/<claim>`,
 * `named/<source>`, `grade/<source>`.
 */
export type SourcesRow = ClaimRow<Found, never, Told> | GradeRow | Named
