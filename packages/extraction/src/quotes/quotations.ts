import type { Paragraph } from '../clean/paragraphs.ts'

/**
 * Words between quotation marks: `start`–`end` with the marks, `from`–`to` without. `single` marks are the outer ones in
 * headlines. A quotation that runs over paragraphs is one per paragraph, `continued` from the second on.
 */
export type Quotation = {
  start: number
  end: number
  from: number
  to: number
  paragraph: number
  single: boolean
  continued: boolean
}

type Open = { at: number; length: number; close: string }

const PAIRS: Record<string, string> = { '“': '”', '„': '“”', '«': '»', '‹': '›', '‘': '’', '「': '」', '『': '』' }

/** The outermost quotations of each paragraph, in order: straight, curly, low, pointed, doubled ('' and ``) and single marks. */
export function findQuotations(text: string, paragraphs: Paragraph[]): Quotation[] {
  const found: Quotation[] = []
  let carried = false
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.zone === 'boilerplate') continue
    carried = readParagraph(text, paragraph, index, carried, found)
  }
  return found
}

/** Reads one paragraph; answers whether its last quotation is still open at its end. */
function readParagraph(
  text: string,
  paragraph: Paragraph,
  index: number,
  carried: boolean,
  found: Quotation[],
): boolean {
  let open: Open | undefined
  let continued = carried
  let at = paragraph.start
  const lastClose = { single: lastSingleClose(text, paragraph) }
  while (at < paragraph.end) {
    if (open === undefined) {
      open = opening(text, at, paragraph, lastClose.single)
      at += open?.length ?? 1
      continue
    }
    const length = closing(text, at, open, paragraph.end)
    if (length > 0) {
      push(found, { open, to: at, end: at + length, index, continued })
      open = undefined
      continued = false
    }
    at += Math.max(1, length)
  }
  if (open === undefined) return false
  push(found, { open, to: paragraph.end, end: paragraph.end, index, continued })
  return true
}

function push(
  found: Quotation[],
  { open, to, end, index, continued }: { open: Open; to: number; end: number; index: number; continued: boolean },
): void {
  const from = open.at + open.length
  if (to > from) found.push({ start: open.at, end, from, to, paragraph: index, single: isSingle(open), continued })
}

function opening(text: string, at: number, paragraph: Paragraph, lastSingle: number): Open | undefined {
  const mark = text.charAt(at)
  const two = text.slice(at, at + 2)
  if (two === "''" || two === '``') return { at, length: 2, close: "''" }
  if (mark === '"') return { at, length: 1, close: '"”' }
  if (mark === "'" || mark === '‘') {
    const opens = startsWord(text, at, paragraph) && /[\p{L}\p{N}[…]/u.test(text.charAt(at + 1)) && at < lastSingle
    return opens ? { at, length: 1, close: '’' } : undefined
  }
  const close = PAIRS[mark]
  return close === undefined ? undefined : { at, length: 1, close }
}

/** Length of the closing mark at `at`, 0 where there is none. */
function closing(text: string, at: number, open: Open, end: number): number {
  if (open.close === "''") return text.slice(at, at + 2) === "''" ? 2 : 0
  const mark = text.charAt(at)
  if (isSingle(open)) return (mark === "'" || mark === '’') && endsWord(text, at, end) ? 1 : 0
  if (open.close.includes(mark) || (open.close === '”' && mark === '"')) return 1
  return 0
}

const isSingle = (open: Open): boolean => open.close === '’'

function startsWord(text: string, at: number, paragraph: Paragraph): boolean {
  return at === paragraph.start || /[\s(—–:-]/.test(text.charAt(at - 1))
}

function endsWord(text: string, at: number, end: number): boolean {
  return at + 1 >= end || !/[\p{L}\p{N}]/u.test(text.charAt(at + 1))
}

/** Where the paragraph's last possible single closing mark stands, so that an apostrophe alone opens nothing. */
function lastSingleClose(text: string, { start, end }: Paragraph): number {
  for (let at = end - 1; at > start; at -= 1) {
    const mark = text.charAt(at)
    if ((mark === "'" || mark === '’') && endsWord(text, at, end) && !/\s/.test(text.charAt(at - 1))) return at
  }
  return -1
}
