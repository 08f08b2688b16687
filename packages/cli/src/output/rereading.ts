import { isDeepStrictEqual } from 'node:util'
import type { PreviewedChange, PreviewedReading, RereadingPreview } from '@onrecord/service-ingest/rereading'
import { printable, shorten } from './printable.ts'

/** How many claims of a document would be added, changed and removed; `decided`: read otherwise, but a person's word stands. */
export type ChangeCounts = { added: number; changed: number; removed: number; decided: number }

export function changeCounts({ changes }: RereadingPreview): ChangeCounts {
  const open = changes.filter(({ decided }) => !decided)
  return {
    added: open.filter(({ before }) => before === null).length,
    changed: open.filter(({ before, after }) => before !== null && after !== null).length,
    removed: open.filter(({ after }) => after === null).length,
    decided: changes.length - open.length,
  }
}

/** A document's heading, then each claim: `+` new, `~` read otherwise, with what differs, `-` found no more, `=` decided, stays. */
export function previewLines(preview: RereadingPreview, width: number): string[] {
  const { documentId, title, extractor, changes } = preview
  const heading = `${title === null ? '' : `${printable(title)}, `}${documentId}: ${extractor.name} ${extractor.version}`
  return [shorten(heading, width), ...changes.flatMap((change) => claimChange(change, width))]
}

function claimChange({ claimId, decided, before, after }: PreviewedChange, width: number): string[] {
  const claim = before ?? after
  if (claim === null) return []
  const sign = decided ? '=' : before === null ? '+' : after === null ? '-' : '~'
  const words = claim.words.join(' … ')
  const line = shorten(`  ${sign} ${nameOf(claim)}: “${printable(words)}”  ${claimId}`, width)
  if (before === null || after === null) return decided ? [line, '      found no more'] : [line]
  return [line, ...differences(before, after).map((difference) => shorten(`      ${difference}`, width))]
}

function nameOf({ reading: { kind, act } }: PreviewedReading): string {
  return kind === act ? kind : `${kind}, ${act}`
}

function differences(before: PreviewedReading, after: PreviewedReading): string[] {
  const old = membersOf(before)
  return Object.entries(membersOf(after)).flatMap(([name, value]) => {
    if (isDeepStrictEqual(old[name], value)) return []
    return [`${name}: ${shown(old[name])} → ${shown(value)}`]
  })
}

/** What a reader compares; spans are told by their words. */
function membersOf({ reading, classified, words }: PreviewedReading): Record<string, unknown> {
  const { segments: _, ...members } = reading
  const { configVersion: __, ...says } = classified ?? { configVersion: null }
  return { words: words.join(' … '), ...members, ...says }
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'none'
  return printable(typeof value === 'string' ? value : JSON.stringify(value))
}
