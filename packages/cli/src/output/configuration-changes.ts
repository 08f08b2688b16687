import type { ConfigurationChange } from '@onrecord/domain'
import { printable, shorten } from './printable.ts'

const SIGN = { added: '+', removed: '-', changed: '~' } as const

/** One line a difference: `+` new, `-` gone, `~` another, where, and the value. */
export function changeLines(changes: readonly ConfigurationChange[], width: number): string[] {
  return changes.map(({ path, change, before, after }) => {
    const what =
      change === 'changed' ? `${shown(before)} → ${shown(after)}` : shown(change === 'added' ? after : before)
    return shorten(`${SIGN[change]} ${printable(path)}: ${what}`, width)
  })
}

function shown(value: unknown): string {
  return printable(typeof value === 'string' ? `“${value}”` : JSON.stringify(value))
}
