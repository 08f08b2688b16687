export { type ClassifyInput, classify } from './classify/classify.ts'
export type { Extraction, ExtractionInput, Extractor, WeekStart } from './extractor.ts'
export { detectLanguage } from './language.ts'
export { rulesExtractor } from './rules-extractor.ts'
