import type { Quotation } from '../quotes/quotations.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Attribution } from './attribution.ts'
import { innerSpan } from './spans.ts'

/** A quotation shorter than this that nobody is said to have spoken is left alone, in UTF-16 units. */
const MIN_ORPHAN = 25
/** Of the reports before a quotation, so many are considered as its speaker's. */
const CANDIDATES = 8
const MAX_BETWEEN = 240

/**
 * Gives each quotation without a report of its own to the report before it (`“…,” he said. “…”`): in the same paragraph, or
 * in the one before where the quotation goes on. Otherwise it is a report of its own by the last who spoke.
 */
export function withOrphans(
  text: string,
  sentences: Sentence[],
  attributions: Attribution[],
  speech: Quotation[],
): Attribution[] {
  const byParagraph = groupByParagraph(attributions)
  const orphans: Attribution[] = []
  for (const quotation of speech) {
    const here = byParagraph.get(quotation.paragraph) ?? []
    if (here.some(({ content }) => content.some(({ start, end }) => start < quotation.to && end > quotation.from)))
      continue
    const earlier = byParagraph.get(quotation.paragraph - 1) ?? []
    const quoted = latest(
      here.filter((report) => isQuoted(report) && endsNear(text, report, quotation)),
      quotation,
    )
    const carried = quotation.continued ? latest(earlier.filter(isQuoted), quotation) : undefined
    const owner = quoted ?? carried
    if (owner !== undefined) {
      owner.content.push(innerSpan(quotation))
      continue
    }
    const speaker = latest(
      [...earlier, ...here]
        .filter((report) => endOf(report) <= quotation.start)
        .slice(-CANDIDATES)
        .filter((report) => speaks(report, [...earlier, ...here])),
      quotation,
    )
    const sentence = sentences.findLast(({ start }) => start <= quotation.from)
    if (speaker === undefined || sentence === undefined || quotation.to - quotation.from < MIN_ORPHAN) continue
    const orphan: Attribution = {
      ...speaker,
      sentence,
      cue: undefined,
      addressee: undefined,
      content: [innerSpan(quotation)],
      rule: 'quote-orphan',
      borrowed: true,
    }
    orphans.push(orphan)
    byParagraph.set(quotation.paragraph, [...here, orphan])
  }
  return [...attributions, ...orphans].sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

function groupByParagraph(attributions: Attribution[]): Map<number, Attribution[]> {
  const groups = new Map<number, Attribution[]>()
  for (const attribution of attributions) {
    const group = groups.get(attribution.sentence.paragraph)
    if (group === undefined) groups.set(attribution.sentence.paragraph, [attribution])
    else group.push(attribution)
  }
  return groups
}

const isQuoted = ({ rule }: Attribution): boolean =>
  rule === 'quote-before' || rule === 'quote-after' || rule === 'quote-orphan' || rule === 'clause-before'

function endOf({ content, cue }: Attribution): number {
  return Math.max(content.at(-1)?.end ?? 0, cue?.span.end ?? 0)
}

/** True for a report of its own words by a named source: not one told within another's content. */
function speaks(report: Attribution, all: Attribution[]): boolean {
  const { source, cue } = report
  if (source === undefined || (cue !== undefined && cue.entry.strength < 0.85)) return false
  const place = cue?.span.start ?? report.content[0]?.start ?? 0
  return !all.some(
    (other) =>
      other.sentence === report.sentence &&
      other !== report &&
      other.content.some(({ start, end }) => start <= place && place < end),
  )
}

/** Of several reports before a quotation, the one that ends last. */
function latest(reports: Attribution[], quotation: Quotation): Attribution | undefined {
  let found: Attribution | undefined
  for (const report of reports) {
    if (endOf(report) <= quotation.start && (found === undefined || endOf(report) >= endOf(found))) found = report
  }
  return found
}

/** True where nothing but the end of the report's sentence lies between the two. */
function endsNear(text: string, report: Attribution, quotation: Quotation): boolean {
  const end = Math.max(endOf(report), report.source?.span.end ?? 0)
  const between = text.slice(end, quotation.start)
  const next = report.sentence.end >= end && text.slice(report.sentence.end, quotation.start).trim() === ''
  if (next) return true
  return between.length < MAX_BETWEEN && (between.match(/[.!?]["”’]?\s/g)?.length ?? 0) <= 1
}
