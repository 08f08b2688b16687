import type { Span } from '@onrecord/domain'
import { findParagraphs } from '../clean/paragraphs.ts'

/** Longest stretch in UTF-16 units; a longer paragraph is cut at white space. */
export const MAX_STRETCH = 4000

/**
 * What of a text a model is shown, in order: its headline and body, a paragraph a stretch. Captions, headings and a site's
 * own furniture are left out, comments among them. The first stretch is number 1 in a prompt.
 */
export function findStretches(text: string, title: string | null): Span[] {
  return findParagraphs(text, title)
    .filter(({ zone }) => zone === 'body' || zone === 'headline')
    .flatMap((paragraph) => [...cut(text, paragraph)])
}

function* cut(text: string, { start, end }: Span): Generator<Span> {
  let from = start
  while (end - from > MAX_STRETCH) {
    const space = text.lastIndexOf(' ', from + MAX_STRETCH)
    const to = space > from ? space : wholeCharacter(text, from + MAX_STRETCH)
    yield { start: from, end: to }
    from = to
  }
  if (from < end) yield { start: from, end }
}

/** Moves a cut out of the middle of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
