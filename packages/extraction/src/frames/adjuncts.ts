import type { Token } from '../text/tagger.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { isComma, isFinite, isTimeLead, isTimeWord } from './words.ts'

const PREPOSITIONS = new Set('in at during on via after before to from through by with as of over'.split(' '))
/** What one speaks in, at or to: these may stand between a cue and its content, other prepositional phrases belong to the content. */
const OCCASIONS =
  /^(?:statement|statements|interview|speech|email|e-mail|letter|tweet|post|message|memo|report|briefing|conference|rally|event|call|debate|remarks|appearance|hearing|meeting|article|op-ed|broadcast|video|address|release|note|reporters|journalists|parliament|lawmakers|facebook|twitter|instagram|telegram|x|tv|television|radio|cnn|msnbc|nbc|abc|cbs|cnbc|npr|bbc|show|program|programme|podcast|forum|panel|summit|town|hall|filing|ruling|testimony|editorial|column|blog|memoir|book|communique|communiqué|convention|ceremony|segment|response|part|turn|reply|english|spanish|response|disgust|surprise|return)$/

/** What stands between a cue and its content: date, place and occasion of speaking, adverbs. Answers the token after them. */
export function skipAdjuncts(tokens: Token[], from: number): number {
  let at = from
  for (let steps = 0; steps < 4; steps += 1) {
    const next = skipOne(tokens, at)
    if (next === at) break
    at = next
  }
  return at
}

function skipOne(tokens: Token[], at: number): number {
  const token = tokens[at]
  if (token === undefined) return at
  if (isTimeWord(token)) return skipTime(tokens, at)
  if (isTimeLead(token) && isTimeWord(tokens[at + 1])) return skipTime(tokens, at + 1)
  if (isTimeLead(token) && isTimeLead(tokens[at + 1]) && isTimeWord(tokens[at + 2])) return skipTime(tokens, at + 2)
  if (
    token.pos === 'ADV' &&
    /ly$|^(?:again|also|then|later|earlier|once|too|instead|however|already|back|ago)$/.test(token.lower)
  )
    return at + 1
  if (!PREPOSITIONS.has(token.lower)) return at
  const phrase = nounPhraseAfter(tokens, at + 1)
  if (phrase === undefined) return at
  const occasion = tokens.slice(phrase.first, phrase.last + 1).some(({ lower }) => OCCASIONS.test(lower))
  return occasion ? phrase.last + 1 : at
}

/** "agreed [on Monday] to …": the token behind a day that stands right behind a cue, else `from`. */
export function behindDay(tokens: Token[], from: number): number {
  return tokens[from]?.lower === 'on' && isTimeWord(tokens[from + 1]) ? skipTime(tokens, from + 1) : from
}

/** Adverbs that the tagger takes for other words. */
const ADVERBS = /^(?:again|instead|hard|loud|long|together|alone|too|only|jointly|anew|afresh|throughout|nicely)$/
/** Adverbs of several words: "asked [in turn] for", "insisted [all along] on". */
const IDIOMS = /^(?:in turn|in return|in vain|all along|at once|once more|in private|in public|in writing)$/

/** "asked [again] for", "pressed [hard] for": the token behind adverbs where a word that a cue takes follows them; else `from`. */
export function behindAdverbs(tokens: Token[], from: number, takes: (word: string) => boolean): number {
  let at = from
  while (at < from + MAX_ADVERBS) {
    const [word, next] = [tokens[at]?.lower ?? '', tokens[at + 1]?.lower ?? '']
    if (IDIOMS.test(`${word} ${next}`)) at += 2
    else if (tokens[at]?.pos === 'ADV' || ADVERBS.test(word)) at += 1
    else break
  }
  return at > from && takes(tokens[at]?.lower ?? '') ? at : from
}

const MAX_ADVERBS = 2

function skipTime(tokens: Token[], from: number): number {
  let at = from
  while (
    isTimeWord(tokens[at]) ||
    tokens[at]?.pos === 'NUM' ||
    (at > from && tokens[at]?.text === ',' && tokens[at + 1]?.pos === 'NUM')
  )
    at += 1
  return at
}

/** Longest insertion that is stepped over, in tokens. */
const MAX_INSERTION = 12

/** "asked, on health grounds, for …": the token behind an insertion between commas, where a word that a cue takes follows it; else `from`. */
export function skipInsertion(tokens: Token[], from: number, takes: (word: string) => boolean): number {
  if (!isComma(tokens[from]) || !/^(?:ADP|ADV|SCONJ)$/.test(tokens[from + 1]?.pos ?? '')) return from
  for (let at = from + 2; at < from + MAX_INSERTION && at < tokens.length; at += 1) {
    if (isFinite(tokens[at]) || /^[.;:]$/.test(tokens[at]?.text ?? '')) return from
    if (isComma(tokens[at])) return takes(tokens[at + 1]?.lower ?? '') ? at + 1 : from
  }
  return from
}

/** "demanded[, among other things,] a rest day": the token behind, else `from`. */
export function behindAmongOthers(tokens: Token[], from: number): number {
  const isThere =
    isComma(tokens[from]) &&
    tokens[from + 1]?.lower === 'among' &&
    tokens[from + 2]?.lower === 'other' &&
    isComma(tokens[from + 4])
  return isThere ? from + 5 : from
}

/** The person told, after a cue such as "told": answers the token after the phrase, or `from` where there is none. */
export function skipAddressee(
  tokens: Token[],
  from: number,
): { next: number; addressee: { first: number; last: number } | undefined } {
  const preposition = tokens[from]?.lower === 'to'
  const phrase = nounPhraseAfter(tokens, preposition ? from + 1 : from)
  if (phrase === undefined || /^(?:he|she|they|we|i)$/.test(tokens[phrase.first]?.lower ?? ''))
    return { next: from, addressee: undefined }
  return { next: behindName(tokens, phrase.last + 1), addressee: phrase }
}

/** Steps over a name between commas before "that": "told the pilot's mother, Ada Lund, that …". */
function behindName(tokens: Token[], at: number): number {
  if (!isComma(tokens[at])) return at
  const name = nounPhraseAfter(tokens, at + 1)
  if (name === undefined || !isComma(tokens[name.last + 1])) return at
  return tokens[name.last + 2]?.lower === 'that' ? name.last + 2 : at
}
