import type { Relation } from '@onrecord/domain'

/** Links by which one claim answers another's demand or proposal. */
export const ANSWERS = ['accepts', 'rejects', 'meets', 'withdraws'] as const satisfies readonly Relation[]

/** Links by which one claim tells what became of another's date. */
export const OUTCOMES = ['meets', 'misses', 'extends', 'withdraws'] as const satisfies readonly Relation[]
