import { styleText } from 'node:util'
import type { LogEvent } from '@onrecord/client'
import { columns, printable, shorten } from './printable.ts'

/** As wide as the longest type, so that what follows stands in a column. */
const TYPE_WIDTH = 20

/** One line an event: its seq, when, type, and its data as far as they fit. The log holds no words of others. */
export function eventLine({ seq, recordedAt, type, streamId, data }: LogEvent, width: number): string {
  const when = recordedAt.slice(0, 19).replace('T', ' ')
  const head = `${String(seq).padStart(5)}  ${when}  `
  const name = type.padEnd(TYPE_WIDTH)
  const rest = shorten(printable(`${streamId}  ${JSON.stringify(data)}`), Math.max(1, width - columns(head + name) - 2))
  return `${styleText('dim', head)}${styleText('bold', name)}  ${rest}`
}
