import {
  type Extraction,
  type ExtractionInput,
  type Extractor,
  LANGUAGE_MODEL,
  languageModelExtractor,
  rulesExtractor,
} from '@onrecord/extraction'
import { EXIT, Failure } from './failure.ts'

/** Names of the extractors that need no server of ours. */
export const EXTRACTORS = [rulesExtractor.name, LANGUAGE_MODEL]

/** Begins the note by which the rules stand in for a model. */
export const FALLBACK = 'fallback-to-rules'

/** Reads one document. */
export type Read = (document: ExtractionInput) => Promise<Extraction>

/**
 * Opens an extractor by name; `environment` holds the settings of a language model. Where that gives no answer that can be
 * used, the rules read the document and the first note says why. Throws Failure where the settings name no model.
 */
export async function openExtractor(name: string, environment: NodeJS.ProcessEnv): Promise<Read> {
  const { signal } = new AbortController()
  const readBy = (extractor: Extractor, document: ExtractionInput) => extractor.extract(document, { signal })
  if (name !== LANGUAGE_MODEL) return (document) => readBy(rulesExtractor, document)
  const { readLanguageModel } = await import('@onrecord/service-ingest/config')
  const { LanguageModelFailure, openLanguageModel } = await import('@onrecord/service-ingest/language-model')
  const settings = readLanguageModel(environment)
  if (settings === null) throw new Failure('set LLM_BASE_URL and LLM_MODEL', { exitCode: EXIT.usage })
  const { model, maxCharacters, maxRequests } = settings
  const languageModel = openLanguageModel(settings)
  const extractor = languageModelExtractor({
    model,
    maxCharacters,
    ask: async (prompts) => {
      if (prompts.length > maxRequests) throw new LanguageModelFailure('too-long')
      const answers: string[] = []
      for (const prompt of prompts) answers.push((await languageModel.ask(prompt, { signal })).answer)
      return answers
    },
  })
  return async (document) => {
    try {
      return await readBy(extractor, document)
    } catch (error) {
      if (!(error instanceof LanguageModelFailure)) throw error
      const byRules = await readBy(rulesExtractor, document)
      return { ...byRules, notes: [`${FALLBACK}: ${error.reason}`, ...byRules.notes] }
    }
  }
}
