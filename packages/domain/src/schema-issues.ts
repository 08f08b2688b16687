import * as z from 'zod'
import { issueWords } from './issue-words.ts'
import { nearestOf } from './nearest.ts'

/** One thing that does not fit a schema: where (the names and indices down to it) and what it should be. */
export type SchemaIssue = { path: PropertyKey[]; detail: string }

/** Unknown members of one object that are named one by one. */
const MOST_KEYS = 20
/**
 * Values that are said again: short words, numbers and dates. What is made of other signs may be markup or a statement for
 * whoever shows the message, and what has an underscore a secret of ours in the wrong place.
 */
const SHOWABLE = /^(?:[\p{L}\p{M}\p{N} .,:+~?%’-]|\/(?=[\d.[])){0,60}$/u

/**
 * A zod issue in words, with the value that was given where it is a short and plain one, and for a mistyped member or choice the one
 * that it most likely means. `schema` and `input` are those of the parse that found it.
 */
export function describeIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType, input: unknown): SchemaIssue[] {
  if (issue.code === 'unrecognized_keys') {
    const known = membersOf(schemaAt(schema, issue.path))
    return issue.keys.slice(0, MOST_KEYS).map((key) => ({
      path: [...issue.path, key],
      detail: `is not known here${meaning(nearestOf(key, known))}`,
    }))
  }
  const given = valueAt(input, issue.path)
  const shown = isSaidAgain(issue) ? shownAs(given) : ''
  const meant =
    issue.code === 'invalid_value' && typeof given === 'string' ? nearestOf(given, issue.values.map(String)) : undefined
  return [{ path: issue.path, detail: `${issueWords(issue, given)}${shown}${meaning(meant)}` }]
}

/** Whether the value helps: not where its length is wrong, or where a rule says more than what the value should be. */
function isSaidAgain(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'too_big' || issue.code === 'too_small') return issue.origin === 'number' || issue.origin === 'int'
  return issue.code !== 'custom' || /^an? /.test(issue.message)
}

/** What follows a name that nobody knows. */
export function meaning(nearest: string | undefined): string {
  return nearest === undefined ? '' : `; did you mean ${nearest}?`
}

function shownAs(given: unknown): string {
  if (typeof given === 'number' || typeof given === 'boolean') return `; it is ${given}`
  return typeof given === 'string' && SHOWABLE.test(given) ? `; it is ${JSON.stringify(given)}` : ''
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    // Only own members are followed, whatever the value is.
    value = (value as Record<PropertyKey, unknown>)[name]
  }
  return value
}

function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  let at: z.core.$ZodType | undefined = unwrapped(schema)
  for (const name of path) {
    if (at instanceof z.core.$ZodObject) at = at._zod.def.shape[String(name)]
    else if (at instanceof z.core.$ZodArray) at = at._zod.def.element
    else if (at instanceof z.core.$ZodRecord) at = at._zod.def.valueType
    else return undefined
    at = at && unwrapped(at)
  }
  return at
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema
  while (
    inner instanceof z.core.$ZodDefault ||
    inner instanceof z.core.$ZodNullable ||
    inner instanceof z.core.$ZodOptional
  ) {
    inner = inner._zod.def.innerType
  }
  return inner
}

function membersOf(schema: z.core.$ZodType | undefined): string[] {
  return schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : []
}
