import type * as z from 'zod'

/** Names of types with their article, as zod calls them. */
const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object with named members',
  record: 'an object with named members',
  string: 'a text',
}

/**
 * What a value should have been, in words that mean something without knowing zod; a schema's own message is kept.
 * `given` is the value, undefined where there was none.
 */
export function issueWords(issue: z.core.$ZodIssue, given: unknown): string {
  // A schema's own message never begins as zod's do.
  if (!/^(Invalid|Too) /.test(issue.message)) return issue.message
  const words = expected(issue)
  return given === undefined && issue.path.length > 0 ? `is required: ${words}` : words
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.message
    case 'invalid_value':
      return choice(issue.values.map(String))
    case 'invalid_union':
      return unionWords(issue)
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number' && issue.origin !== 'int'
        ? 'must not be empty'
        : `at least ${amount(issue.minimum, issue.origin)}`
    case 'too_big':
      return `at most ${amount(issue.maximum, issue.origin)}`
    case 'invalid_format':
      return issue.format === 'uuid' ? 'a UUID' : issue.message
    default:
      return issue.message
  }
}

function unionWords(issue: z.core.$ZodIssueInvalidUnion): string {
  // What a member of the union is told by is known where zod found none that fits.
  if ('options' in issue && Array.isArray(issue.options)) return choice(issue.options.map(String))
  const first = issue.errors.flatMap(([error]) => error ?? [])
  const told = first.flatMap((error) => (error.code === 'invalid_value' ? error.values.map(String) : []))
  return told.length > 0 && first.every(({ code }) => code === 'invalid_value') ? choice(told) : issue.message
}

function choice(values: readonly string[]): string {
  return values.length === 1 ? `must be ${values.join()}` : `one of ${values.join(', ')}`
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} characters`
  return origin === 'array' || origin === 'object' || origin === 'record' ? `${limit} of them` : String(limit)
}
