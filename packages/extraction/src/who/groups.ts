import type { Span } from '@onrecord/domain'
import { nounPhraseAfter } from '../frames/noun-phrases.ts'
import { isFinite } from '../frames/words.ts'
import type { Sentence } from '../text/sentences.ts'

const WORKING =
  'work|driv|grow|farm|teach|brok|lead|minist|own|play|strik|protest|campaign|lawmak|mak|bak|trad|dock|fish|settl|villag|hold|manag|report|speak|vot|teenag|produc|employ|train|min|sail|soldi|offic|command|support|organi[sz]|lend|buy|sell|pension|consum|custom|passeng|commut|broth|sist|moth|fath|steward|steelwork|writ|clean|carr|lawy|bank|research|advis|retail|hunt|herd|ranch|prison|butch|follow|insid|plant|pick|deal|squatt|smallhold|stakehold'
const GROUPS = new RegExp(
  `(?:(?:${WORKING})ers|(?:negotiat|mediat|senat|govern|act|doct|prosecut|operat|direct|invest|credit|debt|conduct|translat|instruct|may|solicit|maj)ors|(?:activ|journal|lobby|motor|cycl|econom|scient|tour|special|column|union|capital)ists|residents|students|tenants|parents|militants|presidents|opponents|applicants|inhabitants|combatants|migrants|merchants|claimants|participants|occupants|dissidents|clients|patients|servants|consultants|(?:politic|physic|civil|technic|guard|librar)ians|\\p{L}*men|\\p{L}*women|people|staff|crews?|guilds?|unions?|leagues?|clubs?|families|members|pilots|nurses|rebels|parties|relatives|allies|mps|deputies|delegates|envoys|officials|diplomats|captains|chiefs|judges|clerks|fans|cooks|guards|troops|hostages|survivors|victims|widows|neighbou?rs|islanders|signallers|movement|alliance|opposition|syndicate|association|sides?|front)$`,
  'u',
)

/** True for a noun that names several people, or a body of them. */
export const isGroupNoun = (word: string): boolean => GROUPS.test(word)

/** Whom "they" takes up: the subject that begins the sentence before, in the same paragraph or the one before, where it is a group of people. */
export function groupBefore(sentences: readonly Sentence[], { start }: Span): Span | undefined {
  const at = sentences.findLastIndex((sentence) => sentence.start <= start)
  const [here, before] = [sentences[at], sentences[at - 1]]
  if (here === undefined || before === undefined || here.paragraph - before.paragraph > 1) return undefined
  const { tokens } = before
  // "Outside, relatives of the hostages had …"
  const from = tokens[1]?.text === ',' ? 2 : 0
  const subject = nounPhraseAfter(tokens, from)
  if (subject === undefined || subject.first !== from) return undefined
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
