import { Act, Certainty } from '@onrecord/domain'
import * as z from 'zod'

/** Most claims of one answer that are read; a prompt holds some 100 sentences. */
const MAX_CLAIMS = 500

const Quoted = z.string().min(1).max(4000)

/** One claim as a model answers it: words of the text, and labels that the rules will bound. Other members are not read. */
export const AnswerClaim = z.object({
  paragraph: z.int().min(1),
  content: z.array(Quoted).min(1).max(8),
  cue: Quoted.nullable(),
  mention: Quoted.nullable(),
  claimant: Quoted.nullable().default(null),
  tellers: z.array(Quoted).max(8).default([]),
  relayed: z.boolean().default(false),
  act: Act,
  certainty: Certainty,
  date: Quoted.nullable().default(null),
})
export type AnswerClaim = z.infer<typeof AnswerClaim>

const Answer = z.object({ claims: z.array(z.unknown()) })

/** Keywords that servers of structured output refuse, in part or all; what they bound is checked when an answer is read. */
const UNSUPPORTED = ['minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'default']

const { $schema: _, ...shape } = z.toJSONSchema(z.object({ claims: z.array(AnswerClaim) }), {
  override: ({ jsonSchema }) => {
    for (const name of UNSUPPORTED) Reflect.deleteProperty(jsonSchema, name)
  },
})

/** The answer's shape as JSON Schema, for servers that hold a model to one: every member required, no other allowed. */
export const ANSWER_SCHEMA: Record<string, unknown> = shape

/**
 * Reads a model's answer, be there prose around its JSON or not. `dropped` counts claims that have not the shape of one or
 * stand beyond the 500th. Undefined where the answer is no object with claims.
 */
export function readAnswer(answer: string): { claims: AnswerClaim[]; dropped: number } | undefined {
  const parsed = Answer.safeParse(parseObject(answer))
  if (!parsed.success) return undefined
  const claims = parsed.data.claims.slice(0, MAX_CLAIMS).flatMap((claim) => AnswerClaim.safeParse(claim).data ?? [])
  return { claims, dropped: parsed.data.claims.length - claims.length }
}

function parseObject(answer: string): unknown {
  for (const json of [answer, answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)]) {
    try {
      return JSON.parse(json)
    } catch {
      // Not that one: the words around the object may be prose or a code fence.
    }
  }
  return undefined
}
