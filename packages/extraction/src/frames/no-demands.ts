import type { Cue } from '../cues/find-cues.ts'
import type { CueEntry } from '../cues/lexicon.ts'
import type { Forward } from './contents.ts'
import type { Range, Reading } from './range.ts'

/** What reporters ask for, and what those who talk to them do: no part of a negotiation. */
const OF_REPORTERS =
  /^(?:(?:an?|any|further|more|immediate|additional|for|repeated|the)\s)*(?:comments?|interviews?|anonymity|clarification)\b|^not to be (?:named|identified|quoted)\b|^that (?:his|her|their|its) names? (?:not )?be\b/
/** "declined the paper's request for comment". */
const REFUSED_REPORTERS = /\brequests? (?:for (?:an? )?(?:comments?|interviews?|clarification)|to comment)\b/
/** "It said the same last week", "spoke on condition of anonymity". */
const SAME =
  /^(?:(?:much )?the same\b(?! (?:\S+ ){1,6}(?:is|are|was|were|will|would|has|have|had|must|should)\b)|(?:the )?condition of anonymity\b)/
/** What sets no will: a custom, a moment or a sum calls for things. */
const WILLLESS =
  /^(?:protocol|etiquette|tradition|custom|situation|circumstances?|moment|times|job|role|race|contest|recipe|forecasts?|schedule|timetable|script|logic|arithmetic|maths?|method|approach|case|weather|occasion|task)$/
/** Who is appealed to is asked for something. */
const ASKED_FOR = /^(?:to|for|not|that)$/
/** How far behind the one appealed to that may stand, in tokens. */
const ASKED_WITHIN = 12

/** True where a cue of demanding asks nobody for anything: "requested anonymity", "appealed the case", "the moment calls for calm". */
export function asksNothing(reading: Reading, cue: Cue, { content }: Forward, source: Range | undefined): boolean {
  const { entry } = cue
  const { tokens } = reading
  if (entry.act === 'assert') return SAME.test(wordsIn(tokens, content))
  if (entry.act === 'reject') return REFUSED_REPORTERS.test(wordsIn(tokens, content))
  if (entry.act !== 'demand') return false
  const last = source === undefined ? undefined : tokens[headAt(tokens, source)]
  if (WILLLESS.test(last?.lower ?? '')) return true
  if (isOfReporters(tokens, entry, content)) return true
  const preposition = tokens[content.first - 1]?.lower
  if (entry.base === 'appeal') return preposition === 'to' ? !isAskedFor(tokens, content) : preposition !== 'for'
  return (
    entry.base === 'challenge' && tokens.slice(content.first, content.last + 1).every(({ lower }) => lower !== 'to')
  )
}

/** "the request for comment", "asked for an interview". */
export function isOfReporters(tokens: Reading['tokens'], { act }: CueEntry, range: Range): boolean {
  return act === 'demand' && OF_REPORTERS.test(wordsIn(tokens, range))
}

const wordsIn = (tokens: Reading['tokens'], { first, last }: Range): string =>
  tokens
    .slice(first, last + 1)
    .map(({ lower }) => lower)
    .join(' ')

const isAskedFor = (tokens: Reading['tokens'], { first, last }: Range): boolean =>
  tokens.slice(first + 1, Math.min(last, first + ASKED_WITHIN) + 1).some(({ lower }) => ASKED_FOR.test(lower))

/** The noun that a phrase is about: what hangs on it by a preposition left out. */
function headAt(tokens: Reading['tokens'], { first, last }: Range): number {
  const cut = tokens.findIndex(({ pos }, at) => at > first && at <= last && pos === 'ADP')
  return cut === -1 ? last : cut - 1
}
