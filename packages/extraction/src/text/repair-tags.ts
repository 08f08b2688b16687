import type { Token } from './tagger.ts'

/** In a sentence with more capitalised words than this share, capitals say nothing (a headline). */
const HEADLINE_CASE = 0.6

/**
 * Mends what the tagger gets wrong: a hyphen between spaces is a dash, a capitalised word behind a capitalised name is part of the name, whatever
 * verb or adjective it looks like ("Jonas Weld told").
 */
export function repairTags(tagged: Token[]): Token[] {
  const tokens = tagged.map((token, at) => (isSpacedHyphen(tagged, at) ? { ...token, text: '–' } : token))
  const words = tokens.filter(({ text }) => /^\p{L}/u.test(text))
  const capitals = words.filter(({ text }) => isCapitalised(text))
  if (words.length > 0 && capitals.length / words.length > HEADLINE_CASE) return tokens
  return tokens.map((token, at) => {
    const before = tokens[at - 1]
    const wrong = token.pos === 'VERB' || token.pos === 'ADJ' || token.pos === 'NOUN' || token.pos === 'ADV'
    const inName = before?.pos === 'PROPN' && isCapitalised(before.text) && before.end + 1 === token.start
    return wrong && inName && isCapitalised(token.text) ? { ...token, pos: 'PROPN' } : token
  })
}

/** " - " is a dash, "far-right" has none. */
const isSpacedHyphen = (tokens: Token[], at: number): boolean =>
  tokens[at]?.text === '-' && (tokens[at - 1]?.end ?? 0) < (tokens[at]?.start ?? 0)

const isCapitalised = (text: string): boolean => /^\p{Lu}\p{Ll}/u.test(text)
