import type { Span } from '@onrecord/domain'
import type { Token } from '../text/tagger.ts'

/** Where one clause of a report may end and the next begin. */
const JOINT = /;\s(?:(?:and|but)\s)?|,\s(?:and|but|while|whereas)\s(?:that\s)?|\s(?:and|but)\sthat\s/g
/** What hangs on the clause beside it, and is none of its own. */
const HANGS =
  /^(?:if|unless|when|once|otherwise|or|then|so|provided|after|before|until|because|who|which|whose|where)\b/i
const CONDITION = /(?:^|[\s,])(?:if|unless|provided|should|as long as|on condition)\s/i
/** Shorter clauses are no claims of their own, in words. */
const MIN_WORDS = 4

/**
 * Cuts a report in two or more where one of its clauses sets a date and the one beside it sets none: "the pumps had failed, and
 * the mill would close on 3 May". `setsDate` judges a clause. One part where none does, or one is the other's condition.
 */
export function splitClauses(
  text: string,
  span: Span,
  { tokens, setsDate }: { tokens: readonly Token[]; setsDate: (clause: Span) => boolean },
): Span[] {
  const words = text.slice(span.start, span.end)
  if (CONDITION.test(words)) return [span]
  const joints = [...words.matchAll(JOINT)].map(({ index, 0: joint }) => ({
    at: span.start + index,
    to: span.start + index + joint.length,
  }))
  if (joints.length === 0) return [span]
  const starts = [span.start, ...joints.map(({ to }) => to)]
  const ends = [...joints.map(({ at }) => at), span.end]
  const clauses = starts.map((start, nth) => ({ start, end: ends[nth] ?? span.end }))
  if (!clauses.every((clause) => isWhole(text, clause, tokens))) return [span]
  const parts: { dated: boolean; span: Span }[] = []
  for (const clause of clauses) {
    const last = parts.at(-1)
    const dated = setsDate(clause)
    if (last !== undefined && last.dated === dated && !dated) last.span = { start: last.span.start, end: clause.end }
    else parts.push({ dated, span: clause })
  }
  return parts.some(({ dated }) => dated) ? parts.map(({ span: part }) => part) : [span]
}

/** A subject and a verb of its own, and some words more. */
function isWhole(text: string, { start, end }: Span, tokens: readonly Token[]): boolean {
  const words = text.slice(start, end)
  if (HANGS.test(words) || words.split(/\s+/).length < MIN_WORDS) return false
  const within = tokens.filter((token) => token.start >= start && token.end <= end)
  const verb = within.findIndex(({ pos, lower }) => (pos === 'VERB' || pos === 'AUX') && !lower.endsWith('ing'))
  return verb > 0 && within.slice(0, verb).some(({ pos }) => /^(?:NOUN|PROPN|PRON|NUM|DET)$/.test(pos))
}
