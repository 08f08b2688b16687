import { HttpProblem, type ProblemItem } from './problem.ts'

/** A request that is refused for one part of it. `pointer`: a JSON Pointer within that part; `detail`: what is wrong there. */
export function invalidPart(part: ProblemItem['in'], pointer: string, detail: string, cause?: unknown): HttpProblem {
  return new HttpProblem('invalid-request', `${part}${pointer}: ${detail}`, {
    errors: [{ in: part, pointer, detail }],
    cause,
  })
}
