import { type RawBuilder, sql } from 'kysely'

/** One value that is asked for, or several of which any will do. */
export type AnyOf<Value> = Value | readonly Value[]

/** The values of a filter, whichever way it is given; undefined where it narrows nothing. */
export function valuesOf<Value extends string | number>(asked: AnyOf<Value> | undefined): readonly Value[] | undefined {
  return asked === undefined || Array.isArray(asked) ? asked : [asked as Value]
}

/** Whether a value passes a filter. */
export function isAnyOf<Value extends string | number>(asked: AnyOf<Value> | undefined, value: Value | null): boolean {
  const values = valuesOf(asked)
  return values === undefined || (value !== null && values.includes(value))
}

/** The condition that a column holds any of the values that are asked for; none where nothing is. */
export function columnIsAnyOf(column: string, asked: AnyOf<string> | undefined): RawBuilder<boolean>[] {
  const values = valuesOf(asked)
  if (values === undefined) return []
  const [only] = values
  // Said as an equality where it can be, which an index in order serves.
  return [
    values.length === 1
      ? sql<boolean>`${sql.ref(column)} = ${only}`
      : sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`,
  ]
}
