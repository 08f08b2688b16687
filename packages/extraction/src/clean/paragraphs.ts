import { isBoilerplate, isTailMarker } from './boilerplate.ts'
import { isCaption } from './captions.ts'

/** Where in the page a line stands. Only `body`, `headline` and `caption` are read, a caption for the narrator's events alone. */
export type Zone = 'headline' | 'body' | 'caption' | 'heading' | 'boilerplate'

/** One line of the text, without its surrounding white space. Offsets are UTF-16 code units. */
export type Paragraph = { start: number; end: number; zone: Zone }

/** After this share of the text a marker such as "Leave a comment" ends the article. */
const TAIL_FROM = 0.5
const MAX_HEADLINE = 220
const MAX_HEADING_WORDS = 16

/** Cuts a text into its non-empty lines and says which zone of the page each is. */
export function findParagraphs(text: string, title: string | null): Paragraph[] {
  const lines = nonEmptyLines(text)
  const body = lines.findIndex(({ start, end }) => !looksLikeHeadline(text.slice(start, end), title))
  const seen = new Set<string>()
  let tail = false
  return lines.map(({ start, end }, index) => {
    const line = text.slice(start, end)
    if (start > text.length * TAIL_FROM && isTailMarker(line)) tail = true
    const key = line.replace(/\s+/g, ' ')
    const repeated = seen.has(key)
    seen.add(key)
    if (tail || repeated || isBoilerplate(line)) return { start, end, zone: 'boilerplate' }
    if (isCaption(line)) return { start, end, zone: 'caption' }
    if (body > 0 && index < body) return { start, end, zone: 'headline' }
    if (lines.length >= 5 && isHeading(line)) return { start, end, zone: 'heading' }
    return { start, end, zone: 'body' }
  })
}

/** What a live blog or a list puts before a line: "14:05 GMT – ", "9.30 am ", "• ". */
const STAMP =
  /^(?:[•·▪●]\s+)?(?:[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|BST|CES?T|E[SD]?T|I[SD]?T|LOCAL))?(?:\s?[-–—:|]\s?|\s+)(?=["“‘'«]?\p{Lu}))?/u

function nonEmptyLines(text: string): { start: number; end: number }[] {
  const lines = []
  let from = 0
  while (from <= text.length) {
    const newline = text.indexOf('\n', from)
    const to = newline === -1 ? text.length : newline
    const line = text.slice(from, to)
    const indent = line.length - line.trimStart().length
    const start = from + indent + (STAMP.exec(line.slice(indent, indent + 40))?.[0].length ?? 0)
    const end = from + line.trimEnd().length
    if (start < end) lines.push({ start, end })
    from = to + 1
  }
  return lines
}

function looksLikeHeadline(line: string, title: string | null): boolean {
  if (title !== null && line === title.trim()) return true
  return line.length <= MAX_HEADLINE && !endsSentence(line)
}

/** A short line without the end of a sentence, or a short question that stands alone. */
function isHeading(line: string): boolean {
  const words = line.split(' ').length
  return words <= MAX_HEADING_WORDS && !/["“”«»]/.test(line) && (line.endsWith('?') || !endsSentence(line))
}

function endsSentence(line: string): boolean {
  return /[.!?:…。！？][\])"'”’»]{0,3}$/.test(line)
}
