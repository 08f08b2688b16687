import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type * as z from 'zod'
import { parseJsonBody } from '../json-body.ts'
import { HttpProblem } from '../problem.ts'
import { problemOf } from '../problem-of.ts'
import { parsePart } from '../validation.ts'
import type { LineProblem } from './batch-json.ts'
import { BatchStop, readLines } from './read-lines.ts'

/** What becomes of a batch whose lines become items. */
export type Outcome<Item> = {
  taken: number
  refused: number
  stopped: { line: number; problem: LineProblem } | null
  lines: ((Item & { line: number; status: 'taken' }) | { line: number; status: 'refused'; problem: LineProblem })[]
}

/** Most places that a line's problem names. */
const MAX_ITEMS = 3

/** The stream of a request that is a batch; undefined where it is none. */
export function batchIn(request: Pick<FastifyRequest, 'mediaType' | 'body'>): Readable | undefined {
  // What `acceptBodies` makes of this type.
  return request.mediaType === 'application/x-ndjson' ? (request.body as Readable) : undefined
}

/**
 * Carries out the lines of a batch one after the other, each for itself: one that is refused stops no other. What fails on our side,
 * a limit or the end of the connection stops the batch; what came before stays. Throws HttpProblem for a batch without a line.
 */
export async function carryOutLines<Line, Item extends object>(
  body: Readable,
  { schema, take }: { schema: z.ZodType<Line>; take: (line: Line, at: { line: number }) => Promise<Item> },
): Promise<Outcome<Item>> {
  const outcome: Outcome<Item> = { taken: 0, refused: 0, stopped: null, lines: [] }
  let line = 0
  try {
    for await (const read of readLines(body)) {
      line = read.line
      try {
        const item = await take(parsePart(schema, parseJsonBody(read.bytes), 'body'), { line })
        outcome.lines.push({ ...item, line, status: 'taken' })
        outcome.taken += 1
      } catch (error) {
        const problem = lineProblem(error)
        if (problem.status >= 500) return { ...outcome, stopped: { line, problem } }
        outcome.lines.push({ line, status: 'refused', problem })
        outcome.refused += 1
      }
    }
  } catch (error) {
    if (!(error instanceof BatchStop)) throw error
    return { ...outcome, stopped: { line: line + 1, problem: lineProblem(new HttpProblem(error.code, error.message)) } }
  }
  if (line === 0) throw new HttpProblem('invalid-request', 'The batch has no line.')
  return outcome
}

/** Answers 207, whatever became of the lines; each says it for itself. */
export function answerBatch<Item>(request: FastifyRequest, reply: FastifyReply, outcome: Outcome<Item>): Outcome<Item> {
  const { taken, refused, stopped } = outcome
  request.log.info({ taken, refused, stoppedAt: stopped?.line ?? null, why: stopped?.problem.code }, 'http.batch')
  // What is still to come of the body would be taken for the next request.
  if (stopped !== null) reply.header('connection', 'close')
  reply.code(207)
  return outcome
}

function lineProblem(error: unknown): LineProblem {
  const { code, title, status, detail, errors } = problemOf(error).problem
  return { code, title, status, detail, ...(errors === undefined ? {} : { errors: errors.slice(0, MAX_ITEMS) }) }
}
