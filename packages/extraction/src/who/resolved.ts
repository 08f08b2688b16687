import type { Span } from '@onrecord/domain'

/** Who a phrase beside a cue means: the name to go by, where the text has it, and by which rule that was found. */
export type Resolved = {
  name: string
  span: Span
  rule: 'name' | 'surname' | 'pronoun' | 'description' | 'words'
  person: boolean
}

const ARTICLE = /^(?:the|a|an|this|that|these|those|some)\s+(?!of\b)/i

/** A phrase without the mark of a list. */
export const unmarked = (text: string, { start, end }: Span): string =>
  text.slice(start, end).replace(/^[•*·–—-]\s*/, '')

/** A phrase without its article: the name to go by where nothing else says who is meant. */
export function wordsOf(text: string, phrase: Span): Pick<Resolved, 'name' | 'span'> {
  const name = unmarked(text, phrase).replace(ARTICLE, '')
  return { name, span: { start: phrase.end - name.length, end: phrase.end } }
}
