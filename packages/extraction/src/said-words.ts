import type { Span } from '@onrecord/domain'
import type { Attribution } from './frames/attribution.ts'
import type { Sentence } from './text/sentences.ts'
import { datelineLength } from './time/dateline.ts'

/** The words of a report that its claims are read from. */
export function saidWords(text: string, attribution: Attribution): Span[] {
  return withoutDateline(text, attribution.sentence, wholeClause(text, attribution))
}

/** A content that is a mere pronoun ("rejected it") says nothing alone: the clause is taken whole. */
function wholeClause(text: string, { content, cue, source }: Attribution): Span[] {
  const only = content[0]
  if (content.length !== 1 || only === undefined || cue === undefined || source === undefined) return content
  if (!/^(?:it|them|this|that|him|her|so)$/i.test(text.slice(only.start, only.end))) return content
  const start = Math.min(source.span.start, cue.span.start)
  return only.end > start ? [{ start, end: Math.max(only.end, cue.span.end) }] : content
}

/** A dateline is none of what is said. */
function withoutDateline(text: string, sentence: Sentence, content: Span[]): Span[] {
  return content.map((span) =>
    span.start === sentence.start
      ? { ...span, start: span.start + datelineLength(text.slice(span.start, span.end)) }
      : span,
  )
}
