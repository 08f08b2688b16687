import { CONTINUING, ENDING, LEAVING, type Leaning, leaningOf, PASSING_ON, STAYING } from './proposition.ts'
import type { TermMatch } from './terms.ts'

/** How words stand to a proposition beyond the act that they perform: as it says, turned round, or unclear. */
export type Polarity = 'same' | 'turned' | 'unclear'

const DENYING = /\b(?:not|no|nobody|none|never|nor|neither|without|refus\w+|reject\w*|oppos\w+|against)\b|n['’]t\b/gi
/** Words before a topic that turn its sense: "an end to the occupation", "cut pay". */
const UNDOING =
  /\b(?:end(?:s|ed|ing)? (?:of|to)|stop\w*|halt\w*|abandon\w*|prevent\w*|block\w*|lift\w*|cancel\w*|scrap\w*|delay\w*|postpon\w*|freez\w+|resist\w*|cut\w*|reduc\w+|ban(?:s|ned|ning)?|remov\w+|drop\w*|suspend\w*)\b/gi
const ENABLING =
  /\b(?:and|to|or)\s(?:enabl|allow|ensur|expand|increas|rais|boost|secur|guarantee|permit|restor|keep|maintain)\w*\b/gi
/** "withdraw the rosters", not "withdraw from the port and …". */
const TAKING_BACK = /\bwithdr\w+\s(?:the\s|its\s|their\s|his\s|her\s|our\s|all\s|any\s|those\s|these\s)?(?:[\w-]+\s)?$/i
/** "the withdrawal of the rosters", "a change to the rosters": what undoes them, as a thing. */
const TAKEN_BACK =
  /\bwithdr\w+\s(?!from\b)[^,;]*$|\b(?:removal|repeal|scrapping|reversal|abolition|chang\w+|revok\w+|repeal\w*|abolish\w*|revers\w+|rescind\w*)\s(?:(?:of|to|in)\s)?(?:the\s|its\s|their\s|any\s|all\s)?(?:[\w-]+\s)?$/i
const KEPT = /\b(?:keep|keeps|keeping|kept|retain\w*|maintain\w*|defend\w*|stick\w* (?:to|with))\s[^,;]*$/i
const KEPT_BEHIND = /^[\s\w]{0,24}\b(?:stay|remain|stand)s?\b/i
const GONE =
  'abandoned|scrapped|cancelled|canceled|halted|stopped|lifted|ended|dropped|delayed|postponed|withdrawn|banned|suspended|removed|cut|gone|abolished|repealed|revoked|rescinded|reversed|rolled back|torn up|axed|off the table'
const UNDONE = new RegExp(
  `^[\\s\\w]{0,24}\\b(?:(?:be|been|being|is|are|was|were) (?:${GONE})|(?:must|should|ha(?:s|ve|d) to|needs? to) (?:now )?(?:go|end|stop|cease|fall))\\b`,
  'i',
)
/** "We want the rosters gone": what is wished undone, where the words stand right behind the topic. */
const WISHED = /\b(?:want|wants|wanted|see|have|get|like)\s[^,;]*$|^(?:the|all|any|its|their|his|her|these|those)?\s?$/i
const UNDONE_AT_ONCE = new RegExp(`^\\s(?:all\\s|now\\s|to be\\s)?(?:${GONE})\\b`, 'i')
const UNLAWFUL = /^\s(?:unlawful|illegal|void|invalid)\b/i
const DENIED_BEHIND =
  /^[\s\w]{0,24}\b(?:(?:must|shall|should|will|would|can|could|may|do|does|did|is|are|was|were) (?:not|never)|cannot|[a-z]+n['’]t)\b/i
/** One word between "and" and the topic: an adjective, or a verb that leaves what came before behind ("drop the tolls and raise pay"). */
const JOINED = /\sand\s[a-z]+\s$/
const NEAR = 48

/** Reads the words round a topic. `against`: the act is a refusal, whose own denial ("will not accept") is counted in it already. */
export function polarityOf(words: string, match: TermMatch, { against }: { against: boolean }): Polarity {
  const leaning = leaningOf(match.issue.proposition ?? '')
  const before = clauseBefore(words, match.start)
  const topic = words.slice(match.start, match.end)
  const behind = /^[^.;!?,]*/.exec(words.slice(match.end, match.end + NEAR))?.[0] ?? ''
  const denied = (before.match(DENYING) ?? []).length
  if (leaning.excluded !== undefined) {
    const exclusion = byExclusion(leaning.excluded, { words, before, topic, denied: denied > 0, against })
    if (exclusion !== undefined) return exclusion
  }
  if (JOINED.test(before) && enabled(before) === 0 && before.split(' and ')[0]?.match(UNDOING)) return 'unclear'
  const banned = /\b(?:ban|prohibit|outlaw)\w*\b/i.test(before) || UNLAWFUL.test(behind)
  if (against && banned) return 'unclear'
  const direction = byDirection(leaning, { before, topic, behind })
  if (direction === undefined) return 'unclear'
  const refused = DENIED_BEHIND.exec(behind)
  if (refused !== null && !against && !sharesWord(verbOf(behind.slice(refused[0].length)), leaning.words))
    return 'unclear'
  const turns = direction + (against ? 0 : denied) + (refused === null || against ? 0 : 1)
  return turns % 2 === 1 ? 'turned' : 'same'
}

/** The verb that a denial behind a topic denies, with the word after it: "come into", "be paid for". */
const verbOf = (behind: string): string => /^\s(?:be\s)?\S+(?:\s\S+)?/.exec(behind)?.[0] ?? ''

/** The words before a topic in its own clause: from the last mark, or from an "and" that begins another verb's phrase. */
function clauseBefore(words: string, start: number): string {
  const near =
    words
      .slice(Math.max(0, start - NEAR), start)
      .split(/[.;!?,]/)
      .at(-1) ?? ''
  const joint = near.lastIndexOf(' and ')
  const joined = joint === -1 ? '' : near.slice(joint + 5)
  return /^(?:to )?[a-z]+ (?:the|a|an|its|their|his|her|all|any|our)\b/.test(joined) ? joined : near
}

/** How often the words turn the proposition's direction; undefined where a topic that should end is merely named. */
function byDirection(
  { ends, leaves, undone, words: proposition }: Leaning,
  { before, topic, behind }: { before: string; topic: string; behind: string },
): number | undefined {
  const here = before + topic
  if (undone) {
    if (KEPT.test(before) || KEPT_BEHIND.test(behind)) return 1
    return before.match(UNDOING) !== null || TAKEN_BACK.test(before) || isUndone(before, behind) ? 0 : undefined
  }
  if (ends) {
    if (CONTINUING.test(here)) return 1
    return ENDING.test(here) || isUndone(before, behind) || ENDING.test(behind) ? 0 : undefined
  }
  const undoing = [...before.slice(enabled(before)).matchAll(UNDOING)].filter(
    ([word]) => !proposition.includes(word.toLowerCase().slice(0, 4)),
  )
  const leaving = !leaves && (TAKING_BACK.test(before) || LEAVING.exec(before.replace(/\bwithdr\w+/gi, '')) !== null)
  if (leaves && STAYING.test(topic)) return 1 + undoing.length
  return undoing.length + (leaving ? 1 : 0) + (isUndone(before, behind) ? 1 : 0)
}

const isUndone = (before: string, behind: string): boolean =>
  UNDONE.test(behind) || (WISHED.test(before) && UNDONE_AT_ONCE.test(behind))

/** "reduce the fighting and enable aid": what stands before the verb that lets the topic be does not undo it. */
function enabled(before: string): number {
  return [...before.matchAll(ENABLING)].at(-1)?.index ?? 0
}

/** Against "without X" or "other than X": a denial says what the proposition says, and X itself without one leaves it open. */
function byExclusion(
  excluded: string,
  at: { words: string; before: string; topic: string; denied: boolean; against: boolean },
): Polarity | undefined {
  const isTopic = sharesWord(at.topic, excluded)
  if (isTopic) return at.denied ? 'same' : at.against ? 'turned' : 'unclear'
  if (!new RegExp(`(?<![\\p{L}])${excluded}(?![\\p{L}])`, 'iu').test(at.words)) return undefined
  if (at.against) return 'turned'
  return at.denied || LEAVING.test(at.before) || PASSING_ON.test(at.before) ? 'same' : 'unclear'
}

/** True where one of the words, or its first five letters, is in the others. */
function sharesWord(words: string, others: string): boolean {
  const stems = others.match(/\p{L}{4,}/gu)?.map((word) => word.slice(0, 5)) ?? []
  return (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).some((word) => stems.includes(word.slice(0, 5)))
}
