import { readAnswer } from '@onrecord/extraction'
import * as z from 'zod'
import { LanguageModelFailure } from './failure.ts'

/** Of a chat completion what is read: servers differ in all else. */
const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ total_tokens: z.number().int().min(0) }).nullish(),
})

/** A model's answer as it came; `tokens`, in and out, undefined where the server does not count. */
export type ModelAnswer = { answer: string; tokens: number | undefined }

/** Reads a server's answer. Throws LanguageModelFailure where it holds no whole answer with claims. */
export function readCompletion(body: unknown): ModelAnswer {
  const parsed = Completion.safeParse(body)
  const choice = parsed.data?.choices[0]
  const tokens = parsed.data?.usage?.total_tokens
  if (choice === undefined) throw new LanguageModelFailure('not-an-answer', { tokens })
  const { content, refusal } = choice.message
  const refused = (refusal !== null && refusal !== undefined) || choice.finish_reason === 'content_filter'
  if (refused) throw new LanguageModelFailure('answer-refused', { tokens })
  if (choice.finish_reason === 'length') throw new LanguageModelFailure('answer-cut-short', { tokens })
  if (content === null || content === undefined) throw new LanguageModelFailure('not-an-answer', { tokens })
  // What PostgreSQL can't store can't be words of a document either.
  const answer = content.replaceAll('\0', '').toWellFormed()
  if (readAnswer(answer) === undefined) throw new LanguageModelFailure('not-an-answer', { tokens })
  return { answer, tokens }
}
