import { PAST_FORMS } from './past-forms.ts'

/** Whether what stands nearest to a date lies ahead or behind; undefined where no verb tells. */
export type Tense = 'future' | 'past' | undefined

const AHEAD =
  '(?:will|would|shall|must|should|may|might|can|could|going to|about to|(?:is|are|was|were|be|been|being)\\s(?:\\w+ly\\s|still\\s|now\\s)?(?:due|scheduled|slated|set|planned|expected|supposed|likely|to)|scheduled|slated|due|expected|planned|expires?|ends?|begins?|starts?|opens|(?<=s )open|closes?|resumes?|falls?|runs?|leaves?|meets?|returns?|votes?|(?:re)?convenes?|takes?|restarts?|stops?|shuts|arrives?|sails?|lapses?|comes? (?:up|into force|into effect|before|back)|enters? into force|applies|apply|holds? (?=until)|(?:is|are) up\\b|go(?:es)?(?!\\sby\\b)|walks? out|kicks? off|rules?(?= on)|sits?|gathers?|holds?|launch(?:es)?|finish(?:es)?|follows?|plans?|hopes?|expects?|deadline|ultimatum|(?:is|are)(?:\\s(?:not|\\w+ing|\\w+ed))?|wants?|demands?|has until|have until|had until)'
const INFINITIVE =
  'to\\s(?!(?:the|a|an|its|their|his|her|this|that|these|those|which|whom|reporters|date|both|all|each|every|any|some|no|two|three|four|our|my|your|him|them|us|me|it|you|what|where|about|nearly|more|most)\\b)[a-z]+'
const IRREGULAR = `had|has|have|hit|cut|put|read|shut|${PAST_FORMS}`
const BEHIND = `(?<!\\b(?:be|is|are|being|not|get|to|will|would|shall|should|must|may|might|can|could)\\s|['’]ll\\s)(?:${IRREGULAR}|(?!(?:need|indeed|hundred|speed|exceed|proceed|succeed|feed|seed|breed|bleed)\\b)[a-z]{2,}ed)`
const VERBS = new RegExp(`\\b(?:(${AHEAD}|${INFINITIVE})|(${BEHIND}))\\b|(['’]ll)\\b`, 'g')
/** "The firm has [until Friday]", "was given [until Friday]", "the hearing was moved [to Friday]": time that is left. */
const MOVED =
  /\b(?:extend(?:ed)?|prolong(?:ed)?|moved?|adjourn(?:ed)?|postponed?|rescheduled?|delay(?:ed)?|defer(?:red)?|push(?:ed)? back|put (?:back|off)|br(?:ing|ought) forward)\s(?:[\w’'-]+\s){0,6}(?:to|until|till)\s(?:the\s)?$/i
/** "called for [18 March]", "set a strike for [30 March]": what is laid on a day. */
const LAID_ON =
  /\b(?:called|fixed|set|booked|listed|arranged|planned|pencill?ed in|timed|earmarked)\s(?:[\w’'-]+\s){0,4}for\s(?:the\s)?(?:(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m)?|noon|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s(?:o['’]clock\s)?(?:on\s)?)?$/i
const GIVEN = /\b(?:has|have|had|given)\s(?:[\w’'-]+\s){0,4}$/i
/** Farther off than this, in UTF-16 units, a verb says nothing of a date. */
const REACH = 160

/** The tense of the verb that a date belongs to: the last before it in its sentence, else the first behind it. */
export function tenseAt(words: string, date: Place): Tense {
  const { start, end } = date
  const sentence = sentenceBefore(words, start)
  const lead = leadTo(words, date)
  if (MOVED.test(lead) || LAID_ON.test(lead)) return 'future'
  if (GIVEN.test(sentence) && /^(?:until|till)\b/i.test(words.slice(start, end))) return 'future'
  const last = [...sentence.matchAll(VERBS)].at(-1)
  if (last !== undefined) return tenseOf(last)
  const behind = /^(?:[^.;!?]|\.(?=\d))*/.exec(words.slice(end, end + REACH))?.[0] ?? ''
  const next = [...behind.matchAll(VERBS)][0]
  return next === undefined ? undefined : tenseOf(next)
}

/** "due to begin on Tuesday, have been pushed back [to Thursday]". */
export const isMovedTo = (words: string, date: Place): boolean => MOVED.test(leadTo(words, date))

/** Where a date stands among words, in UTF-16 units. */
type Place = { start: number; end: number }

function sentenceBefore(words: string, start: number): string {
  const before = words.slice(Math.max(0, start - REACH), start)
  return /(?:[^.;!?]|\.(?=\d|\s?[a-z]))*$/.exec(before)?.[0] ?? before
}

/** What stands before a date, with the date's own first words: "moved [to the 14th]", "put back [from Monday to Thursday]". */
function leadTo(words: string, { start, end }: Place): string {
  const date = words.slice(start, end)
  const own = /^from\b/i.test(date) ? 'to ' : (/^(?:to|until|till|for)\s(?:the\s)?/i.exec(date)?.[0] ?? '')
  return sentenceBefore(words, start) + own
}

const tenseOf = (match: RegExpExecArray): Tense => (match[2] === undefined ? 'future' : 'past')
