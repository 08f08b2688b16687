import type { ReviewItem } from '@onrecord/service-api'
import { claimLines } from './claims.ts'
import { columns, printable } from './printable.ts'

/** How the claim's own words stand out: by reverse video on a terminal, by brackets in a pipe. */
export type Emphasis = 'reverse' | 'brackets'

/** Reversed word by word, so that no line's margin is; brackets stand round the whole. */
const MARKED: Readonly<Record<Emphasis, (words: readonly string[]) => Word[]>> = {
  reverse: (words) => words.map((text) => ({ text, shown: `\u001b[7m${text}\u001b[27m` })),
  brackets: (words) =>
    words
      .with(0, `[${words[0] ?? ''}`)
      .map((text, index, all) => (index === all.length - 1 ? `${text}]` : text))
      .map((text) => ({ text, shown: text })),
}

/** A claim to review: who said what, where, its words in context, and what a decision would change. */
export function reviewLines(item: ReviewItem, { width, emphasis }: { width: number; emphasis: Emphasis }): string[] {
  const { document, cluster } = item.claim
  const origin = [document.title, document.source, document.publishedOn, document.url]
    .flatMap((part) => part ?? [])
    .map(printable)
    .join(' · ')
  const mentions = cluster?.mentions ?? 1
  const changes = item.changes.length === 0 ? ['No view depends on it.'] : item.changes.map(({ says }) => says)
  return [
    ...claimLines(item.claim, width).slice(0, 1),
    ...(origin === '' ? [] : wrap(plainWords(origin), width - 4).map(indent)),
    `    ${item.claim.claim.id}`,
    ...(mentions > 1 ? [`    told ${mentions} times`] : []),
    ...wrap(contextWords(item, MARKED[emphasis]), width - 4).map(indent),
    ...changes.flatMap((says) => wrap(plainWords(printable(says)), width - 4).map((line) => `  → ${line}`)),
  ]
}

/** A word as it is measured and as it is written, with marks that take no column. */
type Word = { text: string; shown: string }

function contextWords({ claim, context }: ReviewItem, mark: (words: readonly string[]) => Word[]): Word[] {
  const marked = (text: string): Word[] => {
    const words = plainWords(printable(text)).map(({ text }) => text)
    return words.length === 0 ? [] : mark(words)
  }
  const { segments } = claim.claim
  if (context === null) return marked(segments.map(({ exact }) => exact).join(' … '))
  let words: Word[] = []
  let at = context.start
  const take = (end: number, read: (text: string) => Word[]) => {
    const text = context.text.slice(at - context.start, Math.max(0, end - context.start))
    const before = context.text.at(Math.max(0, at - context.start - 1)) ?? ' '
    words = /\S$/.test(before) && /^\S/.test(text) ? glued(words, read(text)) : [...words, ...read(text)]
    at = Math.max(at, end)
  }
  const plain = (text: string): Word[] => plainWords(printable(text))
  for (const { start, end } of segments) {
    take(start, plain)
    take(end, marked)
  }
  take(context.end, plain)
  return words
}

/** Words that go on where others end, without a blank between: a quotation mark, a full stop. */
function glued(words: readonly Word[], [next, ...others]: readonly Word[]): Word[] {
  const last = words.at(-1)
  if (last === undefined || next === undefined) return [...words, ...(next === undefined ? [] : [next]), ...others]
  return [...words.slice(0, -1), { text: last.text + next.text, shown: last.shown + next.shown }, ...others]
}

function plainWords(text: string): Word[] {
  return text.split(' ').flatMap((word) => (word === '' ? [] : [{ text: word, shown: word }]))
}

/** Breaks between words; one longer than the width has a line of its own. */
function wrap(words: readonly Word[], width: number): string[] {
  const lines: { width: number; words: string[] }[] = []
  for (const { text, shown } of words) {
    const line = lines.at(-1)
    const room = columns(text)
    if (line === undefined || line.width + 1 + room > width) lines.push({ width: room, words: [shown] })
    else {
      line.width += 1 + room
      line.words.push(shown)
    }
  }
  return lines.map((line) => line.words.join(' '))
}

const indent = (line: string): string => `    ${line}`
