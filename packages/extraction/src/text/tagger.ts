import type { ItsFunction, PartOfSpeech } from 'wink-nlp'

/** A word or mark of the text; offsets are UTF-16 code units of the whole text. */
export type Token = { text: string; lower: string; pos: PartOfSpeech; start: number; end: number }

/** Tags one stretch of text: its tokens sentence by sentence, in order. `offset` is where the stretch begins. */
export type Tagger = (stretch: string, offset: number) => Token[][]

let loaded: Promise<Tagger> | undefined

/** The part-of-speech tagger (wink-nlp with its lite English model), loaded at the first call: 160 ms and some 50 MB. */
export function loadTagger(): Promise<Tagger> {
  loaded ??= createTagger()
  return loaded
}

async function createTagger(): Promise<Tagger> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ])
  const nlp = winkNLP(model, ['sbd', 'pos'])
  const its: { pos: ItsFunction<PartOfSpeech>; span: ItsFunction<number[]> } = nlp.its
  return (stretch, offset) => {
    const document = nlp.readDoc(stretch)
    const values = document.tokens().out()
    const tags = document.tokens().out(its.pos) as PartOfSpeech[]
    const spans = document.sentences().out(its.span) as number[][]
    const tokens = locate(values, tags, stretch, offset)
    return spans.map(([first = 0, last = 0]) => tokens.slice(first, last + 1).filter((token) => token !== undefined))
  }
}

/** Finds each token's place again by its own characters; one that is not there as it is gets no place and is left out. */
function locate(values: string[], tags: PartOfSpeech[], stretch: string, offset: number): (Token | undefined)[] {
  let from = 0
  return values.map((text, index) => {
    const at = stretch.indexOf(text, from)
    const pos = tags[index] ?? 'X'
    if (at === -1 || pos === 'SPACE') return undefined
    from = at + text.length
    return { text, lower: text.toLowerCase().replaceAll('’', "'"), pos, start: offset + at, end: offset + from }
  })
}
