import type { Span } from '@onrecord/domain'
import type { Sentence } from '../text/sentences.ts'

/** Words that turn or weaken what follows them: none may be left out in front of a content. */
const TURNS =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|hardly|unless|if|whether|may|might|could|would|should|refus\w+|den(?:y|ies|ied|ying)|reject\w*|declin\w+|fail\w*|stop\w*|avoid\w*|rather than|instead of)\b|n['’]t\b/i
/** What binds the words before it to a condition or takes them back: none may be left out behind a content. */
const BINDS =
  /^[,\s]*(?:(?:but|and|or)\s+)?(?:only\s+)?(?:if|unless|until|provided|on (?:the )?condition|as long as|so long as|not|never|except)\b/i
/** A content that begins with one of these begins a clause, so that a comma before it ends another. */
const OPENS_CLAUSE: ReadonlySet<string> = new Set(['DET', 'PRON', 'PROPN'])
/** Longest stretch, in UTF-16 units, that is taken in between two pieces of a content. */
const MAX_GAP = 300

/**
 * The content with what must not be cut from it: the words between two pieces where no report stands there, a negation
 * or doubt before it in its clause, a condition behind it. So a copy that skips the "not" says it all the same. Undefined
 * where its pieces lie too far apart for that.
 */
export function wholeContent(
  text: string,
  content: Span[],
  { reports, sentence }: { reports: Span[]; sentence: Sentence },
): Span[] | undefined {
  const joined = joinPieces(text, content, reports)
  if (joined === undefined) return undefined
  const bounds = { reports, sentence }
  const last = joined.length - 1
  return joined.map((piece, index) => ({
    start: index === 0 ? startOf(text, piece, bounds) : piece.start,
    end: index === last ? endOf(text, piece, reports) : piece.end,
  }))
}

function joinPieces(text: string, content: Span[], reports: Span[]): Span[] | undefined {
  const joined: Span[] = []
  for (const piece of content) {
    const before = joined.at(-1)
    const gap = before && { start: before.end, end: piece.start }
    if (before === undefined || gap === undefined || isApart(text, gap, reports)) joined.push(piece)
    else if (gap.end - gap.start > MAX_GAP) return undefined
    else joined.splice(-1, 1, { start: before.start, end: piece.end })
  }
  return joined
}

/** True where nothing of the content can lie in a gap: marks alone, or the report itself. */
function isApart(text: string, gap: Span, reports: Span[]): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(text.slice(gap.start, gap.end)) ||
    reports.some(({ start, end }) => start >= gap.start && end <= gap.end)
  )
}

function startOf(
  text: string,
  { start }: Span,
  { reports, sentence }: { reports: Span[]; sentence: Sentence },
): number {
  const first = sentence.tokens.find((token) => token.end > start)
  let from = Math.max(sentence.start, ...reports.map(({ end }) => end).filter((end) => end <= start))
  if (from >= start) return start
  const marks = OPENS_CLAUSE.has(first?.pos ?? '')
    ? /^[\s\S]*(?:["“”«»;:,—–]|\bthat\b)/
    : /^[\s\S]*(?:["“”«»;:]|\bthat\b)/
  from += marks.exec(text.slice(from, start))?.[0].length ?? 0
  const before = text.slice(from, start)
  return TURNS.test(before) ? from + (before.length - before.trimStart().length) : start
}

function endOf(text: string, { end }: Span, reports: Span[]): number {
  const behind = text.slice(end, end + MAX_GAP)
  if (!BINDS.test(behind)) return end
  const stop = /[.;!?"“”«»\n]/.exec(behind)?.index ?? behind.length
  const report = Math.min(...reports.map(({ start }) => start).filter((start) => start >= end), Infinity)
  return Math.max(end, Math.min(end + stop, report))
}
