import { ANSWER_SCHEMA } from '@onrecord/extraction'
import { APIError, type OpenAI } from 'openai'
import type { LanguageModelSettings } from './settings.ts'

/** What is sent with a prompt. */
export type Parameters = Omit<OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming, 'messages'>

/** What is asked for first: one answer in the given shape, always the same as far as the model can. No tools. */
export function firstParameters({ model, maxTokens }: LanguageModelSettings): Parameters {
  return {
    model,
    temperature: 0,
    max_tokens: maxTokens,
    response_format: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema: ANSWER_SCHEMA } },
  }
}

/**
 * The parameters without the one that a server does not know, undefined where the error is another: servers of the same
 * interface differ in these three. A server that does not name what it refuses most likely knows no answer in a shape.
 */
export function parametersAfter(error: unknown, parameters: Parameters): Parameters | undefined {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return undefined
  const { response_format: format, max_tokens: maxTokens, temperature, ...others } = parameters
  const refused = error.param ?? 'response_format'
  const kept = {
    ...others,
    ...(format === undefined || refused === 'response_format' ? {} : { response_format: format }),
    ...(temperature === undefined || refused === 'temperature' ? {} : { temperature }),
  }
  if (refused === 'max_tokens' && typeof maxTokens === 'number') return { ...kept, max_completion_tokens: maxTokens }
  const limited = maxTokens === undefined ? kept : { ...kept, max_tokens: maxTokens }
  const isChanged = Object.keys(limited).length < Object.keys(parameters).length
  return isChanged ? limited : undefined
}
