import type { Span } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import type { Sentence } from '../text/sentences.ts'

/** How the content was found; it decides the confidence's base. */
export type Rule =
  | 'quote-before'
  | 'quote-after'
  | 'quote-orphan'
  | 'quote-turn'
  | 'clause-after'
  | 'clause-before'
  | 'object'
  | 'infinitive'
  | 'preposition'
  | 'according-to'
  | 'colon'
  | 'noun'
  | 'passive'

/**
 * Who is reported to have said what: the words said (`content`, in the order of the text), the cue and, where there is one,
 * the source beside it, as spans of the text. `source` is the phrase beside the cue ("he"), not yet who that is.
 */
export type Attribution = {
  sentence: Sentence
  cue: { span: Span; entry: Cue['entry']; negated: boolean; modal: boolean } | undefined
  /** `antecedent`: what a relative pronoun stands for ("the partners who demand …"). */
  source: { span: Span; antecedent: Span | undefined } | undefined
  addressee: Span | undefined
  content: Span[]
  rule: Rule
  /** True where the source is another clause's, taken for want of a nearer one. */
  borrowed: boolean
  /** In a turn of a transcript: true for what its speaker says of himself, and who tells what others said. */
  turn?: { own: boolean; teller: Span | undefined; asks: boolean }
}
