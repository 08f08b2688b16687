import type { Prompt } from '@onrecord/extraction'
import type { ModelAnswer } from './completion.ts'
import type { LanguageModelSettings } from './settings.ts'

/** A language model to be asked. `ask` throws LanguageModelFailure, or the signal's reason. */
export type LanguageModel = {
  settings: LanguageModelSettings
  ask: (prompt: Prompt, options: { signal: AbortSignal }) => Promise<ModelAnswer>
}

/** Opens a model; its client is loaded with the first question. `signal` ends all that is under way. */
export function openLanguageModel(
  settings: LanguageModelSettings,
  { signal: closing }: { signal?: AbortSignal } = {},
): LanguageModel {
  let loading: Promise<LanguageModel['ask']> | undefined
  return {
    settings,
    ask: async (prompt, { signal }) => {
      loading ??= import('./client.ts').then(({ createClient }) => createClient(settings))
      const ask = await loading
      return ask(prompt, { signal: closing === undefined ? signal : AbortSignal.any([signal, closing]) })
    },
  }
}
