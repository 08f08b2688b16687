import { DomainError, findBadCharacter, jsonPointer } from '@onrecord/domain'
import { HttpProblem } from './problem.ts'
import { countWrittenMembers, findRepeatedMember } from './repeated-member.ts'

/** Deepest nesting of a body. No schema of ours goes beyond a dozen. */
const MAX_DEPTH = 32

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a JSON body. Refused, with the place: bytes that are no UTF-8, what is no JSON, `__proto__`, a member written
 * twice, deep nesting, NUL and lone surrogates in any string or name. Throws HttpProblem or DomainError.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  const text = decode(bytes)
  const value = parse(text)
  const members = refuseBadParts(value)
  // Whoever read the first of the two before us (a proxy, a log) would have seen another request.
  if (countWrittenMembers(text) !== members) throw repeated(text)
  return value
}

function decode(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new HttpProblem('invalid-encoding', 'The body holds bytes that are not UTF-8.', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined
    throw new HttpProblem(
      'invalid-json',
      position === undefined
        ? 'The body is not JSON, or breaks off.'
        : `The body is not JSON from character ${position} on.`,
    )
  }
}

type Place = { value: unknown; name: string; parent: Place | undefined; depth: number }

/**
 * Refuses a value with what can't be stored or is nested too deep, with its place. Returns how many members all objects have
 * together. Throws HttpProblem or DomainError.
 */
export function refuseBadParts(body: unknown): number {
  let members = 0
  const pending: Place[] = [{ value: body, name: '', parent: undefined, depth: 0 }]
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { value, depth } = place
    if (typeof value === 'string') refuseBadCharacter(value, place)
    if (typeof value !== 'object' || value === null) continue
    if (depth === MAX_DEPTH) throw refusal(place, `nested deeper than ${MAX_DEPTH} levels`)
    for (const [name, member] of Object.entries(value)) {
      const inside = { value: member, name, parent: place, depth: depth + 1 }
      if (name === '__proto__') throw refusal(inside, 'a member of this name is refused')
      if (!Array.isArray(value)) {
        members += 1
        refuseBadCharacter(name, place)
      }
      pending.push(inside)
    }
  }
  return members
}

/** Longest name that a refusal repeats. */
const MAX_NAME = 100

function repeated(text: string): HttpProblem {
  const { name, offset } = findRepeatedMember(text) ?? { name: '', offset: 0 }
  const shown = JSON.stringify(name.slice(0, MAX_NAME).toWellFormed())
  return new HttpProblem('invalid-json', `The member ${shown} is written twice, again at character ${offset}.`)
}

function refuseBadCharacter(text: string, place: Place): void {
  const bad = findBadCharacter(text)
  if (bad === undefined) return
  const path = pointerTo(place)
  throw new DomainError('bad-character', `${path || 'The body'} holds a ${bad.what} at offset ${bad.offset}.`, {
    path,
    ...bad,
  })
}

function refusal(place: Place, detail: string): HttpProblem {
  return new HttpProblem('invalid-request', `The body is refused: ${detail}.`, {
    errors: [{ in: 'body', pointer: pointerTo(place), detail }],
  })
}

function pointerTo(place: Place): string {
  const names: string[] = []
  for (let at: Place | undefined = place; at?.parent !== undefined; at = at.parent) names.unshift(at.name)
  return jsonPointer(names)
}
