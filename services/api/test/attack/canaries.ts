import { CLAIMS, HARBOUR, TEXT } from '../harbour.ts'
import { LABELS } from './attacked.ts'

/** Members of a configuration that hold words of people. */
const WORDED = new Set(['title', 'label', 'name', 'proposition', 'aliases'])

/** What the harbour dossier alone has: names, labels, titles, sentences, addresses. None may stand in an answer to others. */
export const CANARIES: readonly string[] = [
  ...new Set([
    ...wordsOf(HARBOUR),
    ...Object.values(LABELS),
    ...TEXT.split(/(?<=[.”]) /),
    ...CLAIMS.flatMap(({ claim }) => claim.segments.map(({ exact }) => exact)),
    'Board refuses',
    'desk.example.org',
  ]),
]

/** The first canary in an answer, its headers included; undefined where there is none. */
export function canaryIn({ headers, body }: { headers: unknown; body: unknown }): string | undefined {
  const told = `${JSON.stringify(headers)} ${typeof body === 'string' ? body : JSON.stringify(body)}`
  return CANARIES.find((words) => told.includes(JSON.stringify(words).slice(1, -1)))
}

function wordsOf(part: unknown, isWorded = false): string[] {
  if (typeof part === 'string') return isWorded ? [part] : []
  if (Array.isArray(part)) return part.flatMap((item) => wordsOf(item, isWorded))
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, inner]) => wordsOf(inner, WORDED.has(name)))
}
