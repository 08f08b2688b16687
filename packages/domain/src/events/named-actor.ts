import * as z from 'zod'
import { Slug } from '../ids.ts'
import { Span } from '../span.ts'

/** A configured actor by id, or a name by the span where the text has it; both where both are known. */
export const NamedActor = z.strictObject({ actorId: Slug.nullable(), span: Span.nullable() })
export type NamedActor = z.infer<typeof NamedActor>
