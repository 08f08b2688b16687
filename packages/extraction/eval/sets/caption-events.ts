import type { Claim } from '@onrecord/domain'
import { findParagraphs } from '../../src/clean/paragraphs.ts'

/** A caption's own event may be read this surely at most. */
const MOST = 0.5

/**
 * The claims that are scored: without what a caption itself tells of an event, which may be read or left, neither right nor
 * false. A caption's demand, position or quotation stays and counts as false.
 */
export function withoutCaptionEvents(
  { text, title }: { text: string; title: string | null },
  claims: readonly Claim[],
): Claim[] {
  const captions = findParagraphs(text, title).filter(({ zone }) => zone === 'caption')
  return claims.filter(({ segments, reported, kind, confidence }) => {
    const at = segments[0]?.start ?? -1
    const captioned = captions.some(({ start, end }) => start <= at && at < end)
    return !(captioned && reported === 'narrator' && kind !== 'demand' && confidence <= MOST)
  })
}
