import { Parser } from 'htmlparser2'

/**
 * What a page or feed may have. The readers take time that grows with the square of depth and of one element's attributes:
 * 2,000 levels took 56 s, 500 took 0.1 s; 100,000 attributes 4 s. Pages of news sites have some 5,000 nodes and 40 levels.
 */
export const MARKUP_LIMITS = { nodes: 50_000, depth: 256, attributes: 256 } as const

/** Which limit was met, or what else is never read. */
export type Excess = 'too-many-nodes' | 'too-deep' | 'too-many-attributes' | 'document-type'

/** Markup that is not handed to a reader. */
export class ExcessError extends Error {
  readonly reason: Excess

  constructor(reason: Excess) {
    super(reason)
    this.name = 'ExcessError'
    this.reason = reason
  }
}

/**
 * Signs at which the reader of pages begins a piece of text of its own, since it writes the page anew with entities and reads
 * that: 200,000 ampersands took 6 s.
 */
const SPLITTING = /[&<>\u00a0]/g

/** Elements whose words are not looked through for entities. */
const RAW_TEXT: ReadonlySet<string> = new Set(['script', 'style'])

/** How often each element occurs, by its lower-case name. */
export type ElementCounts = ReadonlyMap<string, number>

/**
 * Goes through markup once without building anything, and counts its elements. Throws {@link ExcessError} at the first limit;
 * in XML also where a document type declares anything of its own, which is how entities come to expand.
 */
export function measureMarkup(markup: string, { language }: { language: 'html' | 'xml' }): ElementCounts {
  const counts = new Map<string, number>()
  let nodes = 0
  let depth = 0
  let attributes = 0
  let inside = ''
  const addNodes = (count: number): void => {
    nodes += count
    if (nodes > MARKUP_LIMITS.nodes) throw new ExcessError('too-many-nodes')
  }
  const parser = new Parser(
    {
      onopentagname: () => {
        attributes = 0
      },
      onattribute: () => {
        attributes += 1
        if (attributes > MARKUP_LIMITS.attributes) throw new ExcessError('too-many-attributes')
      },
      onopentag: (name) => {
        addNodes(1)
        depth += 1
        if (depth > MARKUP_LIMITS.depth) throw new ExcessError('too-deep')
        counts.set(name, (counts.get(name) ?? 0) + 1)
        inside = name
      },
      onclosetag: () => {
        depth -= 1
        inside = ''
      },
      ontext: (text) =>
        addNodes(1 + (language === 'html' && !RAW_TEXT.has(inside) ? countMatches(text, SPLITTING) : 0)),
      oncomment: () => addNodes(1),
      onprocessinginstruction: (name, data) => {
        addNodes(1)
        if (language === 'xml' && name.toLowerCase() === '!doctype' && /[[]|<!/.test(data)) {
          throw new ExcessError('document-type')
        }
      },
    },
    { xmlMode: language === 'xml', decodeEntities: false },
  )
  parser.end(markup)
  return counts
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
