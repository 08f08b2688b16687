import type { Extraction, ExtractionInput, Extractor } from '../extractor.ts'
import { type Prompt, planPrompts } from './prompts.ts'
import { languageModelRef } from './version.ts'

/** Asks a model; one answer a prompt, in order. What it throws, {@link languageModelExtractor} throws. */
export type Ask = (prompts: readonly Prompt[], options: { signal: AbortSignal | undefined }) => Promise<string[]>

/** The optional extractor: a model marks claims, and the rules hold them against the text. Asks nothing where there is nothing to read. */
export function languageModelExtractor(options: { model: string; maxCharacters: number; ask: Ask }): Extractor {
  const { model, ask } = options
  return {
    ...languageModelRef(model),
    async extract(document, { signal }) {
      const prompts = planPrompts(document, options)
      const answers = prompts.length === 0 ? [] : await ask(prompts, { signal })
      return extractAnswered(document, { model, answers }, { signal })
    },
  }
}

/** A document's claims by what a model has answered to its prompts; see {@link languageModelExtractor}. */
export async function extractAnswered(
  document: ExtractionInput,
  answered: { model: string; answers: readonly string[] },
  { signal }: { signal?: AbortSignal | undefined },
): Promise<Extraction> {
  const { extractByAnswers } = await import('./extract-by-answers.ts')
  return extractByAnswers(document, answered, signal)
}
