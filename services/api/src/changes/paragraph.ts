import type { ChangeRecord } from './change-json.ts'
import { counted, daysInWords, quotation } from './phrases.ts'

/** About as much as is read at a glance. */
const MAX_WORDS = 120

/**
 * The records in one paragraph after the days that they are about: as many as fit, in their order, then how many more
 * there are (`left` of them beyond the records), then what came. The first record always has its place; words that were
 * quoted once are not quoted again. `from` null: from the beginning.
 */
export function paragraphOf(brief: {
  by: 'recorded' | 'said'
  from: string | null
  to: string
  records: readonly ChangeRecord[]
  left: number
}): string {
  const lead = `By what was ${brief.by} ${daysInWords(brief.from, brief.to)}:`
  const changes = brief.records.filter(({ type }) => type !== 'arrivals')
  const came = brief.records.filter(({ type }) => type === 'arrivals').map(({ sentence }) => sentence)
  if (changes.length === 0) {
    const nothing = came.length === 0 ? 'Nothing changed.' : 'No position, standing or due date changed.'
    return [lead, nothing, ...came].join(' ')
  }
  let room = MAX_WORDS - wordsIn([lead, ...came].join(' '))
  const told: string[] = []
  for (const record of changes) {
    const sentence = withoutWordsIn(told, record)
    room -= wordsIn(sentence)
    if (room < 0 && told.length > 0) break
    told.push(sentence)
  }
  const left = changes.length - told.length + brief.left
  const more = left === 0 ? [] : [`There ${left === 1 ? 'is' : 'are'} ${counted(left, 'more change')}.`]
  return [lead, ...told, ...more, ...came].join(' ')
}

function withoutWordsIn(told: readonly string[], record: ChangeRecord): string {
  const { sentence } = record
  const quote = quoteIn(record)
  if (quote === undefined) return sentence
  const words = quotation(quote)
  return told.some((one) => one.includes(words)) ? sentence.replace(` ${words}`, '') : sentence
}

function quoteIn(record: ChangeRecord) {
  if (record.type === 'deadline' || record.type === 'demand') return record.claim
  return record.type === 'position' ? record.after?.[0]?.claims.at(-1) : undefined
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length
}
