export { LanguageModelFailure } from './failure.ts'
export { type LanguageModel, openLanguageModel } from './open-language-model.ts'
