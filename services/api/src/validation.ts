import { Readable } from 'node:stream'
import { describeIssue, findBadCharacter, jsonPointer } from '@onrecord/domain'
import type { FastifySchemaCompiler } from 'fastify'
import type * as z from 'zod'
import { eachOnce } from './any-of.ts'
import { HttpProblem, type ProblemItem } from './problem.ts'

const PARTS: Readonly<Record<string, ProblemItem['in']>> = {
  body: 'body',
  querystring: 'query',
  params: 'path',
  headers: 'header',
}

/** Issues that are put into words; a hostile body has one for every member of its lists. */
const MAX_ISSUES = 100

/** Longest explanation of one item. */
const MAX_DETAIL = 300

/** Parses each part of a request once by its zod schema; what does not fit is a problem that names every place. */
export const compileValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = PARTS[httpPart ?? 'body'] ?? 'body'
  return (data: unknown) => {
    // A batch is validated line by line, by whoever reads it.
    if (data instanceof Readable) return { value: data }
    const bad = part === 'body' ? [] : badCharacters(data, part)
    if (bad.length > 0) return { error: new HttpProblem('invalid-request', explain(bad), { errors: bad }) }
    try {
      return { value: parsePart(schema, data, part) }
    } catch (error) {
      if (error instanceof HttpProblem) return { error }
      throw error
    }
  }
}

/** What a part of a request stands for by its schema. Throws HttpProblem, which names every place that does not fit. */
export function parsePart<Value>(schema: z.ZodType<Value>, data: unknown, part: ProblemItem['in']): Value {
  const parsed = schema.safeParse(data ?? undefined)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.slice(0, MAX_ISSUES).flatMap((issue) => {
    const path = part === 'query' ? asGiven(issue.path, data) : issue.path
    return describeIssue({ ...issue, path }, schema, data).map((item) => problemItem(part, item.path, item.detail))
  })
  throw new HttpProblem('invalid-request', explain(errors), { errors })
}

/** A body is looked through when it is read; addresses and headers only here. */
function badCharacters(data: unknown, part: ProblemItem['in']): ProblemItem[] {
  return Object.entries(data ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const bad = [value].flat().flatMap((text) => (typeof text === 'string' ? (findBadCharacter(text) ?? []) : []))[0]
    return bad === undefined
      ? []
      : [{ in: part, pointer: jsonPointer([name]), detail: `holds a ${bad.what} at offset ${bad.offset}` }]
  })
}

/** The place of a parameter that may be given several times: which one it was, as they were given, or no number where there is one. */
function asGiven([name, nth, ...inside]: readonly PropertyKey[], data: unknown): PropertyKey[] {
  if (name === undefined) return []
  if (typeof nth !== 'number') return nth === undefined ? [name] : [name, nth, ...inside]
  const given = Object.entries(data ?? {}).find(([key]) => key === name)?.[1]
  return Array.isArray(given) ? [name, given.indexOf(eachOnce(given)[nth]), ...inside] : [name, ...inside]
}

function problemItem(part: ProblemItem['in'], path: readonly PropertyKey[], detail: string): ProblemItem {
  return { in: part, pointer: jsonPointer(path), detail: detail.slice(0, MAX_DETAIL).toWellFormed() }
}

function explain(errors: readonly ProblemItem[]): string {
  const [first, ...others] = errors
  if (first === undefined) return 'The request does not fit its schema.'
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  return `${first.in}${first.pointer}: ${first.detail}${more}`
}
