import { type Extraction, type ExtractionInput, languageModelExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** One claim as a model would answer it, with what is said; the rest as little as the shape allows. */
export function claimOf(rest: Record<string, unknown>): Record<string, unknown> {
  const nothing = { cue: null, mention: null, claimant: null, tellers: [], relayed: false, date: null }
  return { paragraph: 1, ...nothing, act: 'assert', certainty: 'asserted', ...rest }
}

/** What becomes of a text whose one prompt is answered so; the answer as text, or its claims. */
export function readAnswered(
  text: string,
  answer: string | Record<string, unknown>[],
  rest: Partial<ExtractionInput> = {},
): Promise<Extraction> {
  const content = typeof answer === 'string' ? answer : JSON.stringify({ claims: answer })
  const extractor = languageModelExtractor({
    model: 'test-model',
    maxCharacters: 100_000,
    ask: async (prompts) => prompts.map(() => content),
  })
  return extractor.extract(documentOf(text, rest), {})
}
