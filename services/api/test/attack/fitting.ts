import fc from 'fast-check'
import type { Schema } from './operations.ts'

/** Values that mean something to the server, by the name of their member or of their schema. */
export type Known = Readonly<Record<string, readonly unknown[]>>

/** Longest list and longest string that are made up. */
const LONGEST = { list: 3, text: 40 }

/** Of ten values, those that are taken from what is known. */
const KNOWN_WEIGHT = 8

/**
 * Values that fit a JSON Schema of the OpenAPI document, mostly made of known ids and names, so that they come as far as
 * the rules behind the schema. A refinement that JSON Schema can't say is not known here: not every value is accepted.
 */
export function fitting(
  schema: Schema,
  context: { schemas: Record<string, Schema>; known: Known },
): fc.Arbitrary<unknown> {
  const { schemas, known } = context
  const made = (part: Schema, name: string): fc.Arbitrary<unknown> => {
    const values = known[name]
    const other = build(part)
    return values === undefined || part.const !== undefined
      ? other
      : fc.oneof({ weight: KNOWN_WEIGHT, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: other })
  }
  const build = (part: Schema): fc.Arbitrary<unknown> => {
    if (part.$ref !== undefined) {
      const name = part.$ref.slice(part.$ref.lastIndexOf('/') + 1)
      return made(schemas[name] ?? {}, name)
    }
    if (part.const !== undefined) return fc.constant(part.const)
    if (part.enum !== undefined) return fc.constantFrom(...part.enum)
    const choices = part.anyOf ?? part.oneOf
    if (choices !== undefined) return fc.oneof(...choices.map(build))
    const types = [part.type ?? 'object'].flat()
    return fc.oneof(...types.map((type) => ofType(type, part)))
  }
  const ofType = (type: string, part: Schema): fc.Arbitrary<unknown> => {
    const { minimum = 0, maximum = 1000 } = part
    switch (type) {
      case 'null':
        return fc.constant(null)
      case 'boolean':
        return fc.boolean()
      case 'integer':
        return fc.integer({ min: minimum, max: Math.min(maximum, minimum + 1000) })
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true })
      case 'string':
        return textOf(part)
      case 'array': {
        const { items = {}, minItems = 0, maxItems = LONGEST.list } = part
        return fc.array(build(items), {
          minLength: minItems,
          maxLength: Math.max(minItems, Math.min(maxItems, LONGEST.list)),
        })
      }
      default:
        return objectOf(part)
    }
  }
  const objectOf = ({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> =>
    fc.record(Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, made(part, name)])), {
      requiredKeys: required.filter((name) => name in properties),
      noNullPrototype: true,
    })
  return build(schema)
}

const texts = new Map<string, fc.Arbitrary<string>>()

/** Made once for each sort of text: making one takes longer than sending what it gives. */
function textOf({ pattern, minLength = 0, maxLength = LONGEST.text }: Schema): fc.Arbitrary<string> {
  const sort = JSON.stringify([pattern, minLength, maxLength])
  const known = texts.get(sort)
  if (known !== undefined) return known
  const longest = Math.max(minLength, Math.min(maxLength, LONGEST.text))
  const made =
    pattern === undefined
      ? fc.string({ minLength, maxLength: longest, unit: 'grapheme' })
      : fc.stringMatching(new RegExp(pattern), { maxLength: 200 })
  texts.set(sort, made)
  return made
}
