import { Phase } from '@onrecord/domain'
import * as z from 'zod'

/** Digits as people write them: neither nothing at all, nor `0x10`, nor `1e3` is a number in an address. */
const DECIMAL = /^-?\d+(\.\d+)?$/

const asNumber = (given: unknown): unknown => (typeof given === 'string' && DECIMAL.test(given) ? Number(given) : given)

const numberParameter = <Schema extends z.ZodType<number>>(schema: Schema) => z.preprocess(asNumber, schema)

/** A seq or a version: from 1, the first, to the largest safe integer. */
export const OrdinalParameter = numberParameter(z.int().min(1))

/** The seq that a page of events begins after; 0: at the first one. */
export const AfterParameter = numberParameter(z.int().min(0))

/** A phase of a framework. */
export const PhaseParameter = numberParameter(Phase)

/** A bound of confidence, 0 to 1. */
export const ConfidenceParameter = numberParameter(z.number().min(0).max(1))

/** Items a page: `preset` where nothing is said, `most` at most. */
export function limitParameter({ preset, most }: { preset: number; most: number }) {
  return numberParameter(z.int().min(1).max(most)).prefault(preset).meta({ description: 'Items a page' })
}
