import { styleText } from 'node:util'
import type { StreamEvent } from '@onrecord/client'
import { columns, printable, shorten } from './printable.ts'

/** The least room for words, columns. */
const MIN_WORDS_WIDTH = 24

/** One line for what subscribers are told: its seq, the source, who, what it is, and its words as far as they fit. */
export function toldLine(event: StreamEvent, width: number): string {
  const recorded = event.type === 'onrecord.claim.recorded' ? event.data : event.data.claim
  const { claim, classification, document } = recorded
  const who = classification?.claimants.map(({ name }) => name).join('; ') || (claim.mention?.exact ?? 'unnamed')
  const head = `#${event.seq}`
  const origin = `${printable(document.source ?? 'unknown source')} · ${printable(who)}: `
  const what = printable(subjectOf(event))
  const room = Math.max(MIN_WORDS_WIDTH, width - columns(head) - columns(origin) - columns(what) - 4)
  const words = shorten(printable(claim.segments.map(({ exact }) => exact).join(' … ')), room)
  return `${styleText('dim', head)} ${origin}${styleText('bold', what)} “${words}”`
}

function subjectOf(event: StreamEvent): string {
  if (event.type === 'onrecord.claim.recorded') {
    const { kind, act, due } = event.data.claim
    return `${kind === act ? kind : `${kind}, ${act}`}${due === null ? '' : `, due ${due.edtf}`}`
  }
  if (event.type === 'onrecord.due-date.passed') return `due date passed on ${event.data.latest}`
  const { party, issue, from, to } = event.data
  return `${party} on ${issue}: ${from ?? 'no position'} → ${to ?? 'no position'}`
}
