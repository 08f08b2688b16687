import type { Measure } from '../score/measure.ts'

/** What one set of annotated texts says of an extractor; `perSecond` documents of it were read in a second. */
export type EvaluatedSet = { set: string; documents: number; perSecond: number; measures: Measure[] }

/** A set that can't be measured here, and why. */
export type SkippedSet = { set: string; skipped: string }
