import type * as z from 'zod'

/** Brings `data` of one schema version to the next. Pure; old rows are never rewritten. */
export type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>

/**
 * One event type at its newest version. `upcasters[n]` brings version n + 1 to n + 2, so there are `version - 1` of them.
 * `stream` names the stream that an event of this type belongs to.
 */
export type EventDefinition<Type extends string, Data extends z.ZodType> = {
  type: Type
  version: number
  data: Data
  stream: (data: z.infer<Data>) => string
  upcasters: readonly Upcaster[]
}

/** Declares an event type; upcasters are given from version 2 on. */
export function defineEvent<Type extends string, Data extends z.ZodType>(definition: {
  type: Type
  data: Data
  stream: (data: z.infer<Data>) => string
  upcasters?: readonly Upcaster[]
}): EventDefinition<Type, Data> {
  const upcasters = definition.upcasters ?? []
  return { ...definition, upcasters, version: upcasters.length + 1 }
}
