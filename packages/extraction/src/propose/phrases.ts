import type { Token } from '../text/tagger.ts'

/** A noun phrase without its article. `key`: its words, lower case and singular; `head`: the last of them. */
export type Phrase = { words: string; key: string; head: string; start: number; end: number }

/** Longest phrase, in words. */
const LONGEST = 4

/** Runs of adjectives and nouns that end with a common noun, in order: "permanent ceasefire", "hostage-release deal". */
export function phrasesIn(text: string, tokens: readonly Token[]): Phrase[] {
  const phrases: Phrase[] = []
  let run: Token[] = []
  const close = () => {
    const last = run.findLastIndex(({ pos }) => pos === 'NOUN')
    const kept = run.slice(Math.max(0, last + 1 - LONGEST * 2), last + 1)
    while (kept[0] !== undefined && (/^[-–]$/.test(kept[0].text) || VAGUE.test(kept[0].lower))) kept.shift()
    const [first] = kept
    const end = kept.at(-1)?.end
    if (first !== undefined && end !== undefined) phrases.push(phraseAt(text, { start: first.start, end }))
    run = []
  }
  for (const [at, token] of tokens.entries()) {
    const joins =
      /^[-–]$/.test(token.text) && tokens[at - 1]?.end === token.start && tokens[at + 1]?.start === token.end
    const isWord = token.pos === 'NOUN' || token.pos === 'ADJ' || token.pos === 'PROPN'
    if ((isWord && /^[\p{L}\d]/u.test(token.text)) || (joins && run.length > 0)) run.push(token)
    else close()
  }
  close()
  return phrases
}

/** Adjectives that make no other thing of a noun. */
const VAGUE =
  /^(?:new|next|last|first|second|third|other|such|same|any|own|several|many|more|most|recent|current|further|latest|major|good|great|big|real|possible|certain|single|whole|full|clear|key|concrete|crucial|important|previous|early|earlier|later|additional|broader|wider)$/

function phraseAt(text: string, { start, end }: { start: number; end: number }): Phrase {
  const words = text.slice(start, end).replace(/\s+/g, ' ')
  const key = words
    .toLowerCase()
    .split(/[\s–-]+/)
    .map(singular)
  return { words, key: key.join(' '), head: key.at(-1) ?? '', start, end }
}

/** Roughly: enough to count "hostage" and "hostages" as one. */
export function singular(word: string): string {
  if (/(?:ss|us|is|news)$/.test(word) || word.length < 4) return word
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x)es$/, '$1')
    .replace(/s$/, '')
}
