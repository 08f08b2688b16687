/** Words quoted within a quotation are somebody else's. */
const NESTED = /[‘'](?:[^‘’'\n]|[’'](?=\p{L})){2,300}[’'](?!\p{L})/gu
const SENTENCE_END = /[.!?…]["”’]?\s+(?=["“‘]?\p{Lu})|\s…\s|\n+/gu
/** No longer stretch is looked at for what it does. */
const LOOK = 1200

/** Whose words they are: the speaker's `own`, in which only “we” and “I” are the speaker, or `told` by another (“it would …”). */
export type Voice = 'own' | 'told'

/** A sentence of a speech with its share of the speech's words, 0–1. */
export type SpokenSentence = { words: string; share: number }

/** The words with those quoted within them blanked out; every offset stays. */
export function withoutNested(words: string): string {
  return words.replace(NESTED, (quoted) => '_'.repeat(quoted.length))
}

/** The sentences of what is said, questions marked by their own sign at the end; words quoted within are left out. */
export function spokenSentences(words: string): SpokenSentence[] {
  const own = words.slice(0, LOOK).replace(NESTED, '')
  const sentences: string[] = []
  let from = 0
  for (const { index, 0: end } of own.matchAll(SENTENCE_END)) {
    sentences.push(own.slice(from, index + end.trimEnd().length))
    from = index + end.length
  }
  sentences.push(own.slice(from))
  const spoken = sentences.filter((sentence) => /\p{L}/u.test(sentence))
  const total = spoken.reduce((sum, sentence) => sum + sentence.length, 0)
  return spoken.map((sentence) => ({ words: sentence.trim(), share: sentence.length / total }))
}

/** What comes before a place in its own clause: from the last mark on. */
export function clauseBefore(words: string, at: number): string {
  return /[^,;:.()—–]*$/.exec(words.slice(Math.max(0, at - 160), at))?.[0] ?? ''
}

/** True where a clause is subordinate: relative, interrogative, conditional or a reason. `before` are its words up to its verb. */
export function isSubordinate(before: string): boolean {
  return SUBORDINATE.test(before)
}

const SUBORDINATE =
  /\b(?:who|whom|whose|which|whether|how|what|why|when|where|if|unless|because|although|though|than|until|while|as if|so that)\b(?!\s(?:is|was|said|says)\b)|\b(?:something|someone|somebody|anyone|anything|everything|those|people|one|thing|things) that\b/i
