import type { Span } from '@onrecord/domain'
import { nounPhraseAfter } from '../frames/noun-phrases.ts'
import type { Range } from '../frames/range.ts'
import { isComma, isFinite } from '../frames/words.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Token } from '../text/tagger.ts'

const WORKING =
  'work|div|driv|grow|farm|teach|brok|lead|minist|own|play|strik|protest|campaign|lawmak|mak|bak|trad|dock|fish|settl|villag|hold|manag|report|speak|vot|teenag|produc|employ|train|min|sail|soldi|offic|command|support|organi[sz]|lend|buy|sell|pension|consum|custom|passeng|commut|broth|sist|moth|fath|steward|steelwork|writ|clean|carr|lawy|bank|research|advis|retail|hunt|herd|ranch|prison|butch|follow|insid|plant|pick|deal|squatt|smallhold|stakehold|skipp|brew|angl|taxpay|ratepay|weav|quarri'
const GROUPS = new RegExp(
  `(?:(?:${WORKING})ers|(?:negotiat|mediat|senat|govern|act|doct|prosecut|operat|direct|invest|credit|debt|conduct|translat|instruct|may|solicit|maj)ors|(?:activ|journal|lobby|motor|cycl|econom|scient|tour|special|column|union|capital)ists|residents|students|tenants|parents|militants|presidents|opponents|applicants|inhabitants|combatants|migrants|merchants|claimants|participants|occupants|dissidents|clients|patients|servants|consultants|(?:politic|physic|civil|technic|guard|librar)ians|\\p{L}*men|\\p{L}*women|people|staff|crews?|guilds?|unions?|leagues?|clubs?|families|members|pilots|nurses|rebels|parties|relatives|allies|mps|deputies|delegates|envoys|officials|diplomats|captains|chiefs|judges|clerks|fans|cooks|guards|troops|hostages|survivors|victims|widows|neighbou?rs|islanders|signallers|movement|alliance|opposition|syndicate|association|sides?|front)$`,
  'u',
)

/** Nouns of many people or bodies that can speak together. */
export const MANY =
  /^(?:clubs|unions|ministers|guards|officials|mayors|leaders|farmers|workers|drivers|members|deputies|lawmakers|monitors|engineers|families|relatives|residents|protesters|activists|sides|parties|governments|mediators|negotiators|delegates|delegations|lawyers|doctors|nurses|teachers|parents|students|experts|analysts|scientists|critics|crews|fishermen|traders|shippers|importers|exporters|dockers|police|troops|soldiers|rebels|partners|diplomats|envoys|ministries|companies|firms|banks|owners|players|fans|staff|mps|donors|observers|people)$/

/** True for a noun that names several people, or a body of them. */
export const isGroupNoun = (word: string): boolean => GROUPS.test(word)

/** Whom "they" takes up: the subject that begins the sentence before, in the same paragraph or the one before, where it is a group of people. */
export function groupBefore(sentences: readonly Sentence[], { start }: Span): Span | undefined {
  const at = sentences.findLastIndex((sentence) => sentence.start <= start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (here === undefined || before === undefined || here.paragraph - before.paragraph > 1) return undefined
  const { tokens } = before
  const number = numberLength(tokens)
  // "Outside, relatives of the hostages had …"
  const from = tokens[number + 1]?.text === ',' ? number + 2 : number
  const subject = nounPhraseAfter(tokens, from)
  if (subject === undefined || subject.first !== from) return undefined
  const pair = pairAt(tokens, subject)
  if (pair !== undefined) return pair
  const end = tokens.findIndex(({ pos }, i) => i > from && i <= subject.last && pos === 'ADP')
  const head = tokens[end === -1 ? subject.last : end - 1]
  const verb = tokens[subject.last + 1]
  const [first, last] = [tokens[subject.first], tokens[subject.last]]
  if (head === undefined || first === undefined || last === undefined) return undefined
  return (/^(?:NOUN|ADJ)$/.test(head.pos) || head === tokens[0]) &&
    head.lower.endsWith('s') &&
    isGroupNoun(head.lower) &&
    isFinite(verb)
    ? { start: first.start, end: last.end }
    : undefined
}

/** "Norland and the Free Front agreed …": two names that begin a sentence together, and do something. */
function pairAt(tokens: Token[], subject: Range): Span | undefined {
  const at = behindBrackets(tokens, subject.last + 1)
  const first = tokens[subject.first]
  if (first === undefined || tokens[at]?.lower !== 'and' || tokens[subject.last]?.pos !== 'PROPN') return undefined
  const other = nounPhraseAfter(tokens, at + 1)
  const last = other && tokens[other.last]
  const verb = tokens[behindBrackets(tokens, (other?.last ?? 0) + 1)]
  return last?.pos === 'PROPN' && (isFinite(verb) || isComma(verb)) ? { start: first.start, end: last.end } : undefined
}

/** As many sentences back a text still speaks of those with whom it began one. */
const REACH = 6

/** Whom "they" takes up in a text of numbered points: the last people, states or pair of names that begin a sentence, a few sentences back at most. */
export function groupBegun(sentences: readonly Sentence[], { start }: Span): Span | undefined {
  const at = sentences.findLastIndex((sentence) => sentence.start <= start)
  for (const { tokens } of sentences.slice(Math.max(0, at - REACH), Math.max(0, at)).toReversed()) {
    const from = numberLength(tokens)
    const subject = nounPhraseAfter(tokens, from)
    if (subject === undefined) continue
    const pair = pairAt(tokens, subject)
    if (pair !== undefined) return pair
    const end = tokens.findIndex(({ pos }, i) => i > from && i <= subject.last && pos === 'ADP')
    const head = tokens[end === -1 ? subject.last : end - 1]
    const [first, last] = [tokens[subject.first], tokens[subject.last]]
    const isMany =
      head?.lower.endsWith('s') === true && (isGroupNoun(head.lower) || MANY.test(head.lower) || isTitled(first, head))
    const next = tokens[behindBrackets(tokens, subject.last + 1)]
    if (isMany && first !== undefined && last !== undefined && (isFinite(next) || isComma(next)))
      return { start: first.start, end: last.end }
  }
  return undefined
}

/** Whom "they" takes up where nobody else is: the group that was named last, two sentences back at most, by no preposition or owner. */
export function groupNamed(sentences: readonly Sentence[], { start }: Span): Span | undefined {
  const at = sentences.findLastIndex((sentence) => sentence.start <= start)
  for (const { tokens } of sentences.slice(Math.max(0, at - NEAR), Math.max(0, at)).toReversed()) {
    const last = tokens.findLastIndex(({ lower, text }, i) => {
      const isGroup =
        lower.endsWith('s') && (isGroupNoun(lower) || MANY.test(lower) || isTitled(tokens[i - 1], { text }))
      return (
        isGroup && !/^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? '') && !/^['’]s?$/.test(tokens[i + 1]?.text ?? '')
      )
    })
    const end = tokens[last]?.end
    if (end === undefined) continue
    let first = last
    while (/^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[first - 1]?.pos ?? '')) first -= 1
    const before = tokens[tokens[first - 1]?.pos === 'DET' ? first - 2 : first - 1]
    if (before?.pos === 'ADP' || tokens[first - 1]?.lower === 'no') return undefined
    return { start: tokens[first]?.start ?? end, end }
  }
  return undefined
}

/** As many sentences back such a group may stand. */
const NEAR = 2

/** "The Basin States": a name in the plural. */
const isTitled = (first: Token | undefined, head: Pick<Token, 'text'>): boolean =>
  first?.lower === 'the' && /^\p{Lu}\p{Ll}+[^s]s$/u.test(head.text)

/** The token behind brackets that open at a token, else that token. */
function behindBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== '(') return at
  const close = tokens.findIndex(({ text }, i) => i > at && text === ')')
  return close === -1 ? at : close + 1
}

/** Whom "they" takes up where no group begins the sentence before: the last group there that a clause of it or a person's doing is about. */
export function groupWithin(sentences: readonly Sentence[], { start }: Span): Span | undefined {
  const at = sentences.findLastIndex((sentence) => sentence.start <= start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (here === undefined || before === undefined || here.paragraph - before.paragraph > 1) return undefined
  const { tokens } = before
  const told = tokens.some(({ lower }) => /^(?:he|she|i|we)$/.test(lower))
  const last = tokens.findLastIndex(
    ({ lower, pos }, i) =>
      pos === 'NOUN' &&
      lower.endsWith('s') &&
      isGroupNoun(lower) &&
      !/^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? '') &&
      !/^['’]s?$/.test(tokens[i + 1]?.text ?? '') &&
      (isFinite(tokens[i + 1]) || (told && isEnd(tokens[i + 1]))),
  )
  const end = tokens[last]?.end
  if (end === undefined) return undefined
  let first = last
  while (/^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[first - 1]?.pos ?? '')) first -= 1
  if (tokens[first - 1]?.lower === 'no') return undefined
  return { start: tokens[first]?.start ?? end, end }
}

const isEnd = (token: Token | undefined): boolean => token === undefined || /^[.!?;]$/.test(token.text)

/** How many tokens a paragraph's number takes: "7." */
export function numberLength(tokens: readonly Token[]): number {
  if (/^\d{1,2}[.)]$/.test(tokens[0]?.text ?? '')) return 1
  return /^\d{1,2}$/.test(tokens[0]?.text ?? '') && /^[.)]$/.test(tokens[1]?.text ?? '') ? 2 : 0
}
