import * as z from 'zod'

/** Most values of one parameter. */
const MAX_VALUES = 20

/** A parameter that may be given again and again, `kind=demand&kind=deadline`: any of its values will do. */
export function anyOf<Schema extends z.ZodType>(value: Schema, description?: string) {
  const several = 'Given again, any of the values will do'
  return z
    .preprocess((given) => eachOnce(given), z.array(value).min(1).max(MAX_VALUES))
    .optional()
    .meta({ description: description === undefined ? several : `${description}. ${several}` })
}

/** The values of a parameter that may be given again, in the order in which they are checked. */
export function eachOnce(given: unknown): unknown[] {
  return [...new Set<unknown>([given].flat())].toSorted(byText)
}

/** In one order whichever way they are asked for, since a cursor knows its list by them. */
function byText(a: unknown, b: unknown): number {
  return String(a) < String(b) ? -1 : 1
}
