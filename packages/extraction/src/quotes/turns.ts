import type { Span } from '@onrecord/domain'
import type { Paragraph } from '../clean/paragraphs.ts'

/**
 * One turn of a transcript: the label that names the speaker, and the words spoken, `start`–`end`, without it. `asks` is true
 * for who puts the questions, `outlet` is whom that one asks for: "Q (Radio Tessen):". A paragraph without a label between two
 * turns is a turn of the speaker before it.
 */
export type Turn = {
  label: Span
  outlet: Span | undefined
  paragraph: number
  start: number
  end: number
  asks: boolean
}

type Labelled = Pick<Turn, 'label' | 'outlet' | 'paragraph'> & {
  name: string
  from: number
  to: number
  capitals: boolean
}

/** Longest label, its bracket included, in UTF-16 units. */
const MAX_LABEL = 60
const CAPITALS = /^(?:\p{Lu}[\p{Lu}\p{M}.'’-]*)(?:\s\p{Lu}[\p{Lu}\p{M}.'’-]*){0,3}$/u
const NAMES =
  /^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Sen|Rep|Gov|Col|Gen)\.?\s)?\p{Lu}[\p{L}\p{M}.'’-]+(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){0,2}$/u
const BRACKET = /\s?(?:\([^()]{1,40}\)|\[[^[\]]{1,40}\])$/
const ASKING =
  /^(?:q|question|questioner|reporter|journalist|host|co-?host|moderator|interviewer|presenter|anchor|correspondent|newsreader|audience|caller|listener|press|media)s?$/i
/** Labels of the text's own, and those that name nobody. */
const NOBODY =
  /^(?:a|answer|updated?|watch|breaking|note|editor['’]s note|video|photos?|read(?: more)?|related|live|file|correction|clarification|(?:the )?latest|good news|exclusive|analysis|opinion|timeline|source|date|where|when|what|who|why|how)$/i
/** So many labelled paragraphs make a transcript. */
const MIN_TURNS = 4

/** The turns of a transcript in the order of the text; none where the text is no transcript: labels must recur. */
export function findTurns(text: string, paragraphs: readonly Paragraph[]): Turn[] {
  const labelled = paragraphs.flatMap((paragraph, index) => labelOf(text, paragraph, index) ?? [])
  const byName = Map.groupBy(labelled, ({ name }) => name)
  const recurring = [...byName.values()].filter(({ length }) => length > 1)
  const counted = labelled.filter(({ capitals, name }) => capitals || (byName.get(name)?.length ?? 0) > 1)
  if (recurring.length === 0 || byName.size < 2 || counted.length < MIN_TURNS) return []
  const asking = new Set([...byName].filter(([name, all]) => asksMostly(text, name, all)).map(([name]) => name))
  return turnsOf(paragraphs, counted, asking)
}

/** True for what stands before a colon and is no speaker: "UPDATE", "The Latest", "Q". */
export const isNobody = (label: string): boolean => NOBODY.test(label) || /^q(?:uestion)?$/i.test(label)

/** The paragraphs without the labels of the turns: what is read as sentences. A turn is no heading, however short. */
export function withoutLabels(paragraphs: Paragraph[], turns: readonly Turn[]): Paragraph[] {
  const starts = new Map(turns.map(({ paragraph, start }) => [paragraph, start]))
  return paragraphs.map((paragraph, index) => {
    const start = starts.get(index)
    return start === undefined ? paragraph : { ...paragraph, start, zone: 'body' }
  })
}

function labelOf(text: string, { start, end, zone }: Paragraph, index: number): Labelled | undefined {
  if (zone !== 'body' && zone !== 'heading') return undefined
  const line = text.slice(start, Math.min(end, start + MAX_LABEL + 1))
  const colon = line.indexOf(':')
  const behind = line.slice(colon + 1)
  if (colon < 1 || !/^\s+\S/.test(behind)) return undefined
  const name = line.slice(0, colon).replace(BRACKET, '')
  const bracket = { start: start + line.indexOf('(', name.length) + 1, end: start + colon - 1 }
  const outlet = line.charAt(colon - 1) === ')' && ASKING.test(name) ? bracket : undefined
  const capitals = CAPITALS.test(name)
  if (NOBODY.test(name) || !(capitals || NAMES.test(name))) return undefined
  const from = start + colon + 1 + (behind.length - behind.trimStart().length)
  return { paragraph: index, label: { start, end: start + name.length }, outlet, name, from, to: end, capitals }
}

/** Who puts a question in so many of the turns, and in more than one, is there to ask. */
const ASKED = 0.34

/** True for a questioner by name, and for who often puts a question. */
function asksMostly(text: string, name: string, all: Labelled[]): boolean {
  if (ASKING.test(name)) return true
  const asked = all.filter(({ from, to }) => text.slice(from, to).includes('?'))
  return asked.length > 1 && asked.length > ASKED * all.length
}

function turnsOf(paragraphs: readonly Paragraph[], labelled: Labelled[], asking: ReadonlySet<string>): Turn[] {
  const turns: Turn[] = []
  for (const [at, { label, outlet, name, from, to, paragraph }] of labelled.entries()) {
    const turn = { label, outlet, asks: asking.has(name) }
    turns.push({ ...turn, paragraph, start: from, end: to })
    const next = labelled[at + 1]?.paragraph ?? paragraph
    for (let index = paragraph + 1; index < next; index += 1) {
      const goesOn = paragraphs[index]
      if (goesOn?.zone === 'body') turns.push({ ...turn, paragraph: index, start: goesOn.start, end: goesOn.end })
    }
  }
  return turns
}
