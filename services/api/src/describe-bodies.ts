import type { BodyType } from './bodies.ts'

/** What stands in the description of a body that is no JSON. */
const DESCRIPTIONS: Readonly<Record<BodyType, string>> = {
  'text/plain': 'The text itself; what is said of it stands in the address',
  'text/html': 'The source of a page, at most 5,000,000 bytes; what is said of it stands in the address',
  'application/x-ndjson': 'A batch: one such JSON object a line, at most 1,000 lines and 20,000,000 bytes',
}

/** A route's described schema with every type of body that it takes, the JSON one as it is. */
export function describeBodies<Schema extends { body?: unknown }>(
  schema: Schema,
  types: readonly BodyType[] = [],
): Schema {
  if (types.length === 0) return schema
  const others = types.map((type) => [type, { schema: { type: 'string', description: DESCRIPTIONS[type] } }])
  const content = { 'application/json': { schema: schema.body }, ...Object.fromEntries(others) }
  return { ...schema, body: { content } }
}
