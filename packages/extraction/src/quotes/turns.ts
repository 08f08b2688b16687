import type { Span } from '@onrecord/domain'
import type { Paragraph } from '../clean/paragraphs.ts'
import type { Quotation } from './quotations.ts'

/** One speaker's turn in a transcript ("LUND: We will not sign."): the words as a quotation, the label before the colon, the colon. */
export type Turn = { words: Quotation; label: Span; colon: Span }

/** A label stands at a line's beginning: up to five words that begin with capitals. */
const LABEL = /^["“]?((?:\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*){0,4}) ?:\s+(?=\S)/u
/** Labels of the text's own, and those that name nobody. */
const NOBODY =
  /^(?:q|a|question|answer|updated?|watch|breaking|note|editor['’]s note|video|photos?|read(?: more)?|related|live|file|correction|clarification|(?:the )?latest|good news|exclusive|analysis|opinion|timeline|source|date|where|when|what|who|why|how)$/i
/** A text is a transcript from so many labelled lines on, if a label comes again. */
const MIN_TURNS = 3

/** The turns of a transcript, in order; none in a text that is no transcript. */
export function findTurns(text: string, paragraphs: Paragraph[]): Turn[] {
  const turns: Turn[] = []
  const seen = new Map<string, number>()
  for (const [index, { start, end, zone }] of paragraphs.entries()) {
    if (zone !== 'body' && zone !== 'headline') continue
    const match = LABEL.exec(text.slice(start, Math.min(end, start + 120)))
    const name = match?.[1]
    if (match === null || name === undefined || isNobody(name)) continue
    const at = start + match[0].indexOf(name)
    const colon = text.indexOf(':', at + name.length)
    const from = start + match[0].length
    seen.set(name, (seen.get(name) ?? 0) + 1)
    turns.push({
      words: { start: from, end, from, to: end, paragraph: index, single: false, continued: false },
      label: { start: at, end: at + name.length },
      colon: { start: colon, end: colon + 1 },
    })
  }
  return turns.length >= MIN_TURNS && Math.max(...seen.values()) > 1 ? turns : []
}

/** True for what stands before a colon and is no speaker: "UPDATE", "The Latest", "Q". */
export const isNobody = (label: string): boolean => NOBODY.test(label)
