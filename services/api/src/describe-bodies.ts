import { MAX_TEXT_LENGTH } from '@onrecord/domain'
import type { BodyType } from './bodies.ts'

/** Schemas of bodies that are no JSON; lengths in characters, of which a byte is at most one. */
const SCHEMAS: Readonly<Record<BodyType, object>> = {
  'text/plain': described('The text itself; what is said of it stands in the address', MAX_TEXT_LENGTH),
  'text/html': described('The source of a page; what is said of it stands in the address', 5_000_000),
  'application/x-ndjson': described('A batch: one such JSON object a line, at most 1,000 lines', 20_000_000),
}

/** A route's described schema with every type of body that it takes, the JSON one as it is. */
export function describeBodies<Schema extends { body?: unknown }>(
  schema: Schema,
  types: readonly BodyType[] = [],
): Schema {
  if (types.length === 0) return schema
  const others = types.map((type) => [type, { schema: SCHEMAS[type] }])
  const content = { 'application/json': { schema: schema.body }, ...Object.fromEntries(others) }
  return { ...schema, body: { content } }
}

function described(description: string, maxLength: number): object {
  return { type: 'string', description, maxLength }
}
