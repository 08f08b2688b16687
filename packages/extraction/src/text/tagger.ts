import type { ItsFunction, PartOfSpeech } from 'wink-nlp'
import { makeReadable, type Readable } from './readable.ts'

/** A word or mark of the text; offsets are UTF-16 code units of the whole text. */
export type Token = { text: string; lower: string; pos: PartOfSpeech; start: number; end: number }

/** Tags one stretch of text: its tokens sentence by sentence, in order. `offset` is where the stretch begins. */
export type Tagger = (stretch: string, offset: number) => Token[][]

/** wink-nlp keeps every new word for good; after so many stretches it is made anew (100 ms), which bounds its memory. */
const RENEW_AFTER = 20_000

let loading: Promise<Tagger> | undefined

/** The part-of-speech tagger (wink-nlp with its lite English model), loaded at the first call: 160 ms and some 50 MB. */
export function loadTagger(): Promise<Tagger> {
  loading ??= createTagger()
  return loading
}

async function createTagger(): Promise<Tagger> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ])
  const create = () => winkNLP(model, ['sbd', 'pos'])
  let nlp = create()
  let stretches = 0
  return (stretch, offset) => {
    stretches += 1
    if (stretches % RENEW_AFTER === 0) nlp = create()
    const readable = makeReadable(stretch)
    const document = nlp.readDoc(readable.text)
    const its: { pos: ItsFunction<PartOfSpeech>; span: ItsFunction<number[]> } = nlp.its
    const values = document.tokens().out()
    const tags = document.tokens().out(its.pos) as PartOfSpeech[]
    const spans = document.sentences().out(its.span) as number[][]
    const tokens = locate(values, tags, readable, offset)
    return spans.map(([first = 0, last = 0]) =>
      tokens.slice(first, last + 1).filter((token) => token !== undefined && token.pos !== 'SPACE'),
    )
  }
}

/** Finds each token's place again by its own characters; one that is not there as it is gets no place and is left out. */
function locate(values: string[], tags: PartOfSpeech[], { text, offsetOf }: Readable, offset: number): Token[] {
  const tokens: Token[] = []
  let from = 0
  for (const [index, value] of values.entries()) {
    const at = text.indexOf(value, from)
    const found = at !== -1
    const start = offset + offsetOf(found ? at : from)
    if (found) from = at + value.length
    const end = found ? offset + offsetOf(from - 1) + 1 : start
    tokens.push({
      text: value,
      lower: value.toLowerCase().replaceAll('’', "'"),
      pos: found ? (tags[index] ?? 'X') : 'SPACE',
      start,
      end,
    })
  }
  return tokens
}
