import type { Span } from '@onrecord/domain'
import type { Sentence } from './text/sentences.ts'
import { datedClauses } from './time/dated-clauses.ts'
import { datelineLength } from './time/dateline.ts'
import type { TextDate } from './time/edtf-dates.ts'
import { foretoldDate } from './time/foretold.ts'
import { passedDate } from './time/passed.ts'
import type { Reference } from './time/reference.ts'

/** Where a date begins: "on Friday", "until noon on 3 May", "Monday", "14 June". */
const WHEN =
  '(?:(?:on|in|at|by|from|as of|a week|a fortnight|later|early|mid|late|the week after|towards?|until|till|through|to|before|after|tomorrow|tonight|next|this)\\b|(?:sun|mon|tues|wednes|thurs|fri|satur)day\\b|\\d{1,2}\\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))'
/** What takes place, in the present: of a day ahead it is said as of now. */
const EVENTS =
  'ends?|begins?|closes?|opens|(?<=s )open|reopens?|meets?|resumes?|returns?|starts?|restarts?|stops?|shuts?|votes?|convenes?|reconvenes?|sits?|lapses?|comes?|go(?:es)?|arrives?|holds?|applies|apply|kicks? in|rises?|falls?|jumps?|drops?|doubles?|sails?|leaves?|kicks? off|walks? out|launch(?:es)?|stands?|remains?|stays?|runs?|(?:is|are) (?:valid|open|closed|shut|suspended|on the table|in force)'
/** Dates that were set anew, or time that was given. */
const MOVED =
  "(?:given|granted|extended|prolonged|moved|pushed|adjourned|postponed|rescheduled|delayed|deferred|pushed back|put (?:back|off)|brought forward)\\s(?:[\\w’'-]+\\s){0,6}?(?:to|until|till)\\s(?:the\\s|mid|late\\s|early\\s|noon\\s|midnight\\s|at least\\s|next\\s)?(?:\\d|(?:sun|mon|tues|wednes|thurs|fri|satur)day|january|february|march|april|may|june|july|august|september|october|november|december|end|start|week|month|year|spring|summer|autumn|winter|tomorrow|on\\s)"
const SETS = new RegExp(
  `\\b(?:(?:is|are|was|were|be|been)\\s(?:also\\s|now\\s|reportedly\\s|currently\\s)?(?:slated|scheduled|set|due|expected|supposed|planned|payable|likely|told to\\s|ordered to\\s|asked to\\s|required to\\s|to\\s)|(?:will|must|shall)\\s|deadline|expires?\\b|expired\\b|(?:takes?|took) (?:effect|place)|(?:stayed|suspended|frozen|halted|shelved|paused|barred|banned|closed|shut|blocked)\\s[^.;,]{0,40}?\\suntil\\s|(?:comes?|enters?|goes) into (?:force|effect)|(?:is|are) up\\b|cut-?off\\b|applies\\b|appl(?:y|ies) (?:from|as of)|holds? until|runs? (?:out|until|to)\\b|falls? due|(?:has|have|had) (?:only\\s|just\\s|now\\s|another\\s|one more\\s)?(?:until\\b|till\\b|another\\s|to\\s|[\\w-]+\\s(?:hours?|days?|weeks?|months?)\\s(?:left\\s)?to\\s)|due (?:on|by|until|to [a-z]+(?: [a-z]+)? (?:on|by|in))\\s|(?:called|fixed|booked|listed|arranged|pencill?ed in|timed|earmarked|set (?:a|an|the) (?:[\\w-]+\\s){1,3}?)\\s?for\\s|(?<!(?:(?<![.:\\d])\\d{1,6}|\\b(?:an?|the|its|their|his|her|of|more|most|many|no))\\s)(?:${EVENTS})\\s(?:again\\s|next\\s|back\\s|shut\\s|closed\\s|open\\s|in force\\s)?(?:(?:to|in|into|at|for|with)\\s[\\w’'-]+(?:\\s[\\w’'-]+){0,3}\\s)?${WHEN}|next\\smeets?\\b|${MOVED}|(?:vote|hearing|meeting|session|briefing|ballot|election|round|summit|ruling|verdict)\\b[^.;,]{0,40}\\s(?:is|are)\\s(?:on|at|in|by)\\s)`,
  'i',
)
/** What a plan or deal has ahead: "under the plan, the first convoy would cross on Friday". */
const UNDER =
  /\b(?:under|according to) (?:the|a|its|their) (?:[\w-]+\s){0,3}(?:plan|deal|agreement|accord|terms|proposal|draft|timetable|schedule|roadmap|road map|text|contract|pact|treaty|truce)\b[^.;]{0,160}?\bwould\s/i

/**
 * A clause that sets or foretells a dated event. `isSet`: its words say that it is set; `foretold` is the date that its verb has
 * ahead, `passed` the one on which something ran out, within the content.
 */
export type Narrated = {
  content: Span
  isSet: boolean
  foretold: TextDate | undefined
  passed: TextDate | undefined
}

/** Clauses in which the text itself, nobody quoted, sets or foretells a dated event. */
export function findNarrated(text: string, sentences: Sentence[], taken: Span[], reference: Reference): Narrated[] {
  const isTaken = (at: number): boolean => taken.some(({ start, end }) => start <= at && end > at)
  return sentences.flatMap((sentence) => {
    if (sentence.zone !== 'body' || isAside(text.slice(sentence.start, sentence.end))) return []
    return datedClauses(text, sentence, reference).flatMap((clause): Narrated[] => {
      const words = text.slice(clause.start, clause.end)
      const free = clause.dates.filter(({ start }) => !isTaken(clause.start + start))
      const foretold = foretoldDate(clause, { words, dates: free, publishedDay: reference.day })
      const passed = passedDate(words, reference)
      const set = SETS.exec(words) ?? UNDER.exec(words)
      const isSet = free.length > 0 && set !== null && !isTaken(clause.start + set.index)
      if (!isSet && foretold === undefined && passed === undefined) return []
      const end = /[.!]$/.test(words) ? clause.end - 1 : clause.end
      const start = clause.start + datelineLength(words)
      const by = clause.start - start
      const content = { start, end }
      return [{ content, isSet, foretold: movedBy(foretold, by), passed: movedBy(passed, by) }]
    })
  })
}

const isAskedAfter = (words: string): boolean => /["“”?]\s*$/.test(words.slice(-2)) && words.endsWith('?')

/** "could not be reached for comment on Saturday": of the reporters' work. */
const OF_REPORTERS =
  /\b(?:not|n['’]t) (?:immediately )?(?:be reached|return (?:a |an? |several )?(?:calls?|messages?|e-?mails?)|respond|reply)\b[^.;]{0,60}(?:comment|calls?|messages?|e-?mails?|requests?|questions)\b|\bdeclined to comment\b/i

const isAside = (words: string): boolean => isAskedAfter(words) || OF_REPORTERS.test(words)

function movedBy(date: TextDate | undefined, by: number): TextDate | undefined {
  return date && { ...date, start: date.start + by, end: date.end + by }
}
