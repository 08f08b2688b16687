import type { ChangeRecord, Changes } from '@onrecord/service-api'
import { columns, printable } from './printable.ts'

/** Headings of the groups, in the order in which they are printed. */
const GROUPS: readonly (readonly [type: ChangeRecord['type'], heading: string])[] = [
  ['framework', 'Framework'],
  ['sticking-point', 'Sticking points'],
  ['position', 'Positions'],
  ['contradiction', 'Contradictions'],
  ['demand', 'Demands'],
  ['deadline', 'Due dates'],
  ['configuration', 'Configuration'],
  ['decisions', 'Decisions'],
]

/** The brief: its paragraph, then its records by kind, one indented sentence each, wrapped to the width. */
export function changesLines(changes: Changes, width: number): string[] {
  const groups = GROUPS.flatMap(([type, heading]) => {
    const own = changes.items.filter((item) => item.type === type)
    return own.length === 0 ? [] : ['', heading, ...own.flatMap(({ sentence }) => bullet(sentence, width))]
  })
  const left = changes.left === 0 ? [] : ['', `${changes.left} more are left out; --json and --limit show them`]
  const incomplete = changes.incomplete.map((what) => `Not all ${what} were compared: there are too many`)
  return [...wrap(printable(changes.paragraph), width), ...groups, ...left, ...incomplete]
}

function bullet(sentence: string, width: number): string[] {
  return wrap(printable(sentence), width - 4).map((line, nth) => `${nth === 0 ? '  - ' : '    '}${line}`)
}

/** Breaks a text between words; a word longer than the width has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
