import type { ReviewItem } from '@onrecord/service-api'
import { claimLines } from './claims.ts'
import { columns, printable } from './printable.ts'

/** How the claim's own words stand out: by reverse video on a terminal, by brackets in a pipe. */
export type Emphasis = 'reverse' | 'brackets'

const MARKS: Readonly<Record<Emphasis, readonly [before: string, after: string]>> = {
  reverse: ['\u001b[7m', '\u001b[27m'],
  brackets: ['[', ']'],
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
    ...(mentions > 1 ? [`    told ${mentions} times`] : []),
    ...wrap(contextWords(item, MARKS[emphasis]), width - 4).map(indent),
    ...changes.flatMap((says) => wrap(plainWords(printable(says)), width - 4).map((line) => `  → ${line}`)),
  ]
}

/** A word as it is measured and as it is written, with marks that take no column. */
type Word = { text: string; shown: string }

function contextWords({ claim, context }: ReviewItem, [before, after]: readonly [string, string]): Word[] {
  const marked = (text: string): Word[] =>
    plainWords(printable(text)).map(({ text }) => ({ text, shown: before + text + after }))
  const { segments } = claim.claim
  if (context === null) return segments.length === 0 ? [] : [...marked(segments.map(({ exact }) => exact).join(' … '))]
  const words: Word[] = []
  let at = context.start
  const until = (end: number) => context.text.slice(at - context.start, Math.max(0, end - context.start))
  for (const { start, end } of segments) {
    words.push(...plainWords(printable(until(start))))
    at = Math.max(at, start)
    words.push(...marked(until(end)))
    at = Math.max(at, end)
  }
  return [...words, ...plainWords(printable(until(context.end)))]
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
