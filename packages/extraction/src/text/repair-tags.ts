import type { Token } from './tagger.ts'

/** In a sentence with more capitalised words than this share, capitals say nothing (a headline). */
const HEADLINE_CASE = 0.6

/**
 * Mends what the tagger gets wrong: a hyphen between spaces is a dash, a capitalised word behind a capitalised name is part of the name, whatever
 * verb or adjective it looks like ("Jonas Weld told").
 */
export function repairTags(tagged: Token[]): Token[] {
  const marked = joinMarks(tagged)
  const tokens = marked.map((token, at): Token => {
    if (isSpacedHyphen(marked, at)) return { ...token, text: '–' }
    if (
      isOffice(marked, at) ||
      isCalls(marked, at) ||
      isAsked(marked, at) ||
      isThing(marked, at) ||
      isOwned(marked, at)
    )
      return { ...token, pos: 'NOUN' }
    if (isComparative(marked, at) || isLive(marked, at)) return { ...token, pos: 'ADJ' }
    if (isBack(marked, at) || isSecondVerb(marked, at) || isDone(marked, at)) return { ...token, pos: 'VERB' }
    if (isSecondName(marked, at)) return { ...token, pos: 'PROPN' }
    return isContractedIs(marked, at) ? { ...token, pos: 'AUX' } : token
  })
  const words = tokens.filter(({ text }) => /^\p{L}/u.test(text))
  const capitals = words.filter(({ text }) => isCapitalised(text))
  if (words.length > 0 && capitals.length / words.length > HEADLINE_CASE) return tokens
  const mended: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const name = token.pos !== 'PROPN' && isCapitalised(token.text) && isName(tokens, at, mended[at - 1])
    mended.push(name ? { ...token, pos: 'PROPN' } : token)
  }
  return mended
}

function isName(tokens: Token[], at: number, before: Token | undefined): boolean {
  const token = tokens[at]
  if (token === undefined || !/^(?:VERB|ADJ|NOUN|ADV|AUX|INTJ)$/.test(token.pos)) return false
  if (before?.pos === 'PROPN' && isCapitalised(before.text) && before.end + 1 === token.start) return true
  if (BEGINS.test(before?.text ?? ''))
    return (
      token.pos !== 'NOUN' &&
      (speaks(tokens[at + 1]) || (tokens[at + 1]?.pos === 'PROPN' && speaks(tokens[at + 2]))) &&
      !OPENERS.has(token.lower)
    )
  return token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'ADV' || token.pos === 'INTJ'
}

/** Behind these a capital says nothing. */
const BEGINS = /^(?:|["“”‘’'«»„:;.!?…([—–-]|``)$/
/** Adverbs that a sentence may begin with right before "said". */
const OPENERS = new Set(
  'also then later once never often still now just once only again yesterday today earlier recently reportedly previously repeatedly finally'.split(
    ' ',
  ),
)

const speaks = (token: Token | undefined): boolean =>
  /^(?:said|says|told|tells|added|adds|wrote|writes)$/.test(token?.lower ?? '')

/** Two single marks that touch ('' or ``) are one quotation mark. */
function joinMarks(tokens: Token[]): Token[] {
  const joined: Token[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    const twin = last !== undefined && /^['`]$/.test(token.text) && last.text === token.text && last.end === token.start
    if (twin)
      joined[joined.length - 1] = {
        ...last,
        text: last.text + token.text,
        lower: last.text + token.text,
        end: token.end,
      }
    else joined.push(token)
  }
  return joined
}

/** "Ada Lund-Sow": the second half of a double name, whatever word it looks like. */
function isSecondName(tokens: Token[], at: number): boolean {
  const [name, hyphen, token] = [tokens[at - 2], tokens[at - 1], tokens[at]]
  if (name?.pos !== 'PROPN' || hyphen?.text !== '-' || token === undefined) return false
  const joined = name.end === hyphen.start && hyphen.end === token.start
  return (
    joined && /^\p{Lu}\p{Ll}/u.test(name.text) && /^\p{Lu}\p{Ll}/u.test(token.text) && tokens[at - 3]?.pos === 'PROPN'
  )
}

/** " - " is a dash, "far-right" has none. */
const isSpacedHyphen = (tokens: Token[], at: number): boolean =>
  tokens[at]?.text === '-' && (tokens[at - 1]?.end ?? 0) < (tokens[at]?.start ?? 0)

/** "rejected calls to end the strike", "faced demands for": an object. */
const isCalls = (tokens: Token[], head: number): boolean =>
  /^(?:calls|demands|pleas|appeals|requests|orders|promises|threats|claims|offers)$/.test(tokens[head]?.lower ?? '') &&
  TAKES_CALLS.test(tokens[head - 1]?.lower ?? '')
const TAKES_CALLS =
  /^(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|ignor(?:es?|ed|ing)|resist(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|refus(?:es?|ed|ing)|fac(?:es?|ed|ing)|join(?:s|ed|ing)?|back(?:s|ed|ing)?|echo(?:es|ed|ing)?|renew(?:s|ed|ing)?|repeat(?:s|ed|ing)?|reiterat(?:es?|ed|ing)|support(?:s|ed|ing)?|oppos(?:es?|ed|ing)|prompt(?:s|ed|ing)?|drew|draws?|spark(?:s|ed|ing)?|defied|defy|defies|spurn(?:s|ed)?)$/

/** "instructed heads to submit": who is asked, between the verb and its infinitive. */
const isAsked = (tokens: Token[], at: number): boolean =>
  tokens[at]?.pos === 'VERB' &&
  /[^s]s$/.test(tokens[at]?.lower ?? '') &&
  /^(?:instruct|urg|ask|order|tell|told|press|direct|command|invit|implor|begg|warn)/.test(
    tokens[at - 1]?.lower ?? '',
  ) &&
  tokens[at + 1]?.lower === 'to'

/** "a longer truce" */
const isComparative = (tokens: Token[], at: number): boolean =>
  tokens[at]?.pos === 'ADV' &&
  /^(?:longer|earlier|later|harder|faster|further)$/.test(tokens[at]?.lower ?? '') &&
  tokens[at - 1]?.pos === 'DET' &&
  tokens[at + 1]?.pos === 'NOUN'

/** "a full manifest for each truck": behind an article, and before no noun, an adjective is none. */
const isThing = (tokens: Token[], at: number): boolean => {
  const [article, before, token, next] = [tokens[at - 2], tokens[at - 1], tokens[at], tokens[at + 1]]
  return (
    token?.pos === 'ADJ' &&
    /^(?:ADJ|ADV)$/.test(before?.pos ?? '') &&
    /^(?:an?|the|its|their|his|her|our|my)$/.test(article?.lower ?? '') &&
    /^(?:ADP|PUNCT|CCONJ)$/.test(next?.pos ?? 'PUNCT')
  )
}

/** "regard it as unlawful and call for an inquiry": a noun in the singular would have its article. */
const isSecondVerb = (tokens: Token[], at: number): boolean =>
  tokens[at]?.pos === 'NOUN' &&
  tokens[at - 1]?.pos === 'CCONJ' &&
  ((tokens[at]?.lower === 'call' && /^(?:for|on|upon)$/.test(tokens[at + 1]?.lower ?? '')) ||
    (/^(?:demand|request)$/.test(tokens[at]?.lower ?? '') &&
      /^(?:an?|the|its|their|his|her|that)$/.test(tokens[at + 1]?.lower ?? '')))

/** "Ferro's struggles on Saturday": what an owner has. */
const isOwned = (tokens: Token[], at: number): boolean =>
  tokens[at]?.pos === 'VERB' &&
  /[^s]s$/.test(tokens[at]?.lower ?? '') &&
  /^['’]s$/.test(tokens[at - 1]?.text ?? '') &&
  tokens[at - 1]?.pos === 'PART' &&
  /^(?:NOUN|PROPN)$/.test(tokens[at - 2]?.pos ?? '')

/** "on live television" */
const isLive = (tokens: Token[], at: number): boolean =>
  tokens[at]?.lower === 'live' &&
  tokens[at]?.pos === 'VERB' &&
  tokens[at - 1]?.pos === 'ADP' &&
  tokens[at + 1]?.pos === 'NOUN'

/** "Ferro co-sponsored a bill": between a name and an article stands a verb. */
const isDone = (tokens: Token[], at: number): boolean =>
  tokens[at]?.pos === 'ADJ' &&
  tokens[at].lower.endsWith('ed') &&
  /^(?:PROPN|PRON)$/.test(tokens[at - 1]?.pos ?? '') &&
  /^(?:an?|the|its|their|his|her|this|that|these|those)$/.test(tokens[at + 1]?.lower ?? '')

/** "to back off" */
const isBack = (tokens: Token[], at: number): boolean =>
  tokens[at]?.lower === 'back' &&
  tokens[at - 1]?.lower === 'to' &&
  /^(?:off|down|out|away|up)$/.test(tokens[at + 1]?.lower ?? '')

/** "the premier pressed Ostmark": an office that the tagger takes for an adjective where no noun follows. */
const isOffice = (tokens: Token[], at: number): boolean =>
  /^(?:premier|chief|executive|representative|official|principal|general|secretary)$/.test(tokens[at]?.lower ?? '') &&
  tokens[at]?.pos === 'ADJ' &&
  /^(?:VERB|AUX|PUNCT|PART)$/.test(tokens[at + 1]?.pos ?? 'PUNCT')

/** "he's said", "that's": a verb and no possessive. */
const isContractedIs = (tokens: Token[], at: number): boolean =>
  tokens[at]?.lower === "'s" && tokens[at - 1]?.pos === 'PRON'

const isCapitalised = (text: string): boolean => /^\p{Lu}\p{Ll}/u.test(text)
