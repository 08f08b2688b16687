import type { FoundDocument } from '@onrecord/service-api'
import { markedText, piecesOf } from './marked.ts'
import { printable, shorten } from './printable.ts'

/** A document that was looked for: where it is from, its title, and the passages that have the words, marked. */
export function foundDocumentLines(document: FoundDocument, width: number): string[] {
  const { id, publishedOn, source, title, found } = document
  const head = `${publishedOn ?? 'undated'}  ${shorten(printable(source ?? 'unknown source'), 40)}  ${id}`
  const heading = title === null ? [] : [`  ${markedText(piecesOf(title, 0, found?.title ?? []), width - 2)}`]
  const passages = (found?.passages ?? []).map(
    ({ exact, start, highlight }) => `    “${markedText(piecesOf(exact, start, highlight), width - 6)}”`,
  )
  return [head, ...heading, ...passages]
}
