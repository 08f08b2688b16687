import type { Stance } from '@onrecord/domain'
import { dayInWords, edtfInWords } from '../views/date-words.ts'
import type { Quote } from '../views/quote.ts'

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A number with what it counts: "no claim", "one claim", "12 claims". `many` where an s does not do. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${SMALL[count] ?? count.toLocaleString('en-GB')} ${count === 0 || count === 1 ? one : many}`
}

/** A stance as something that one has. */
export const STANCE_NOUNS: Readonly<Record<Stance, string>> = {
  supports: 'support',
  opposes: 'opposition',
  conditions: 'conditions',
  unclear: 'no clear stance',
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** The first letter made a capital one. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** A sentence made to follow a colon: no capital at its beginning, no full stop at its end. */
export function clause(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1).replace(/\.$/, '')
}

/** Words of a quotation in a sentence, at most. */
const MAX_WORDS = 12

/** The exact words, cut after a dozen of them, with who said them and when: (Ada Brandt, 3 March 2025: “We will …”). */
export function quotation({ words, by, saidOn, publishedOn }: Quote): string {
  const date = saidOn ?? publishedOn
  const origin = `${by ?? 'unnamed'}, ${date === null ? 'undated' : edtfInWords(date)}`
  return words === '' ? `(${origin})` : `(${origin}: “${brief(words)}”)`
}

function brief(words: string): string {
  const parts = words.split(/\s+/)
  return parts.length <= MAX_WORDS
    ? parts.join(' ')
    : `${parts
        .slice(0, MAX_WORDS)
        .join(' ')
        .replace(/[,;:.]$/, '')} …`
}

/** The days of a span: "from 3 March 2025 to 5 March 2025", or one: "on 3 March 2025"; null: from the beginning. */
export function daysInWords(from: string | null, to: string): string {
  if (from === null) return `until ${dayInWords(to)}`
  return from === to ? `on ${dayInWords(to)}` : `from ${dayInWords(from)} to ${dayInWords(to)}`
}
