/**
 * Where a language model is asked and what it may take. `timeoutMs`: one request with its retries; `maxCharacters`: of the
 * text in one request, UTF-16 units; `maxTokens`: of one answer; `maxRequests`: for one document; `tokensPerDay`: of one
 * dossier, in and out, by UTC days.
 */
export type LanguageModelSettings = {
  baseUrl: string
  model: string
  apiKey: string | undefined
  timeoutMs: number
  maxCharacters: number
  maxTokens: number
  maxRequests: number
  tokensPerDay: number
}
