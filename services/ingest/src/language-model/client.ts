import { OpenAI } from 'openai'
import { boundedFetch } from './bounded-fetch.ts'
import { readCompletion } from './completion.ts'
import type { LanguageModel } from './open-language-model.ts'
import { firstParameters, parametersAfter } from './parameters.ts'
import { failureOf } from './reason-of.ts'
import type { LanguageModelSettings } from './settings.ts'

/** Tries of the client after what may pass: 408, 409, 429, 5xx, a connection that failed. */
const MAX_RETRIES = 2

/** Parameters that a server may refuse before a request is given up. */
const MAX_CHANGES = 3

/** Connects to a server; what it refuses of the parameters is left out from then on. See {@link LanguageModel}. */
export function createClient(settings: LanguageModelSettings): LanguageModel['ask'] {
  const { timeoutMs } = settings
  const client = connect(settings)
  let parameters = firstParameters(settings)
  return async ({ system, user }, { signal }) => {
    const messages = [
      { role: 'system' as const, content: system },
      { role: 'user' as const, content: user },
    ]
    const limit = AbortSignal.timeout(timeoutMs)
    const options = { signal: AbortSignal.any([signal, limit]) }
    for (let changes = 0; ; changes += 1) {
      const sent = parameters
      try {
        return readCompletion(await client.chat.completions.create({ ...sent, messages }, options))
      } catch (error) {
        signal.throwIfAborted()
        const changed = changes < MAX_CHANGES ? parametersAfter(error, sent) : undefined
        if (changed === undefined) throw failureOf(limit.aborted ? limit.reason : error)
        parameters = changed
      }
    }
  }
}

/** Everything that the client would look for in the environment is given, so that only our settings count. It logs nothing. */
function connect({ baseUrl, apiKey, timeoutMs }: LanguageModelSettings): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: MAX_RETRIES,
    timeout: timeoutMs,
    fetch: boundedFetch({ waitMs: timeoutMs }),
    ...(apiKey === undefined && { defaultHeaders: { authorization: null } }),
  })
}
