import type { Act, Span } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'
import { beginsCommand } from '../frames/commands.ts'
import { actOfWords } from './act-of-words.ts'
import type { Voice } from './clauses.ts'
import { setsCondition } from './condition.ts'
import { isNeed } from './obligation.ts'
import { isSubjunctive } from './subjunctive.ts'
import { WEAK_DEMANDS, weakDemand, weakWill } from './weak-demand.ts'

const OPPOSITE: Partial<Record<Act, Act>> = {
  accept: 'reject',
  commit: 'reject',
  propose: 'reject',
  demand: 'deny',
  threaten: 'deny',
}
/** Acts that the words may yet change: what is said may be a demand. */
const OPEN: ReadonlySet<Act> = new Set(['assert', 'predict', 'propose'])
const STRESSING = /^(?:stress|emphasi[sz]e|underline|underscore|highlight|reiterate|reaffirm|repeat|echo|press|insist)$/
/** What is asked after is no demand: "whether the locks should open". */
const ASKED_AFTER =
  /^(?:whether|how|what(?!(?:['’]s)?\s[^,;.]{0,60}?(?:want|demand|ask|expect|need|require)(?:s|ed)?(?: for| from \w+)?\s(?:is|was|were)\b)|why|when|where|who|which)\b/i
/** "reiterated the demand for a truce", "echoed calls for a ballot". */
const RENEWED =
  /^(?:the|its|his|her|their|an?|earlier|previous|growing)?\s?(?:\w+\s){0,2}(?:demands?|calls?|appeals?|pleas?|requests?)\s(?:for|to|that)\s/i
const COMPLY =
  /\bto\s(?:fully\s)?(?:comply|answer|respond|abide|adhere|fulfil\w*|honou?r|implement|withdraw|release|pay|deliver|hand|sign|respect|uphold|live up|meet|disarm|resign|apologi[sz]e|return)\b/i
/** "insisted on the fact that": what is insisted on is so. */
const INSISTED_FACT = /^(?:the|his|her|its|their) (?:fact|importance|idea|notion|innocence|version|point)\b/i
/** What one expects of another: "expects an answer by Friday". */
const EXPECTED_OF =
  /^(?:(?:an?|the|full|a full|an immediate|their|its) )?(?:answers?(?! to\b)|apology|apologies|reply|replies|response|explanation|payment|compensation|decision from)\b/i
const GIVEN_UP =
  /\b(?:drop\w*|withdr\w+|abandon\w*|lift\w*|rescind\w*|retract\w*|gave up|giv\w+ up|soften\w*|scrap\w*|shelv\w+)\s(?:\w+\s){0,2}$/i

/** "agreed to meet", "agreed not to sue": what one will do; "agreed to open the locks" may be what another wanted. */
const TOGETHER =
  /^(?:not to\s|to (?:meet|reconvene|talk|negotiate|cooperate|co-operate|work together|resume (?:\w+ )?(?:talks|negotiations)|hold (?:\w+ )?(?:talks|meetings?|negotiations)|continue (?:talks|talking|negotiating|negotiations)|establish|set up|form|share|exchange|return to the (?:negotiating )?table)\b)/i
/** What one does only on a condition makes that condition. */
const ONLY_IF =
  /\bonly\s(?:if|once|on condition|in return|in exchange)\b|\bon (?:the )?(?:strict |one |sole )?condition(?: that\b|:)/i

/** Who declines to comment says nothing; what declines by a tenth is no speaker. */
const NO_REFUSAL =
  /^(?:to\s(?:comment|speculate|say|discuss|elaborate|answer|respond|reply|speak|talk|confirm|specify|(?:provide|give|offer|disclose|reveal)\s(?:(?:any|an?|the|further|more|other|his|her|its|their)\s){0,2}(?:details?|information|comments?|reasons?|names?|figures?|numbers?|dates?|timeline|timetable|explanation|answers?|interviews?|examples?|specifics|particulars)|be (?:named|identified|interviewed|quoted))\b|an?\s(?:interview|request)|(?:several\s|all\s)?(?:requests?|interviews?)\b|[\d$£€]|by\s|comment|slightly|sharply)/i
/** "ruled out any deal without the crew": the condition is the point. */
const WITHOUT =
  /^(?:any|all|further|new|a)\s(?:\w+\s){0,2}(?:deal|agreement|talks?|truce|cease-?fire|treaty|settlement|return|compromise|accord|solution|negotiations?)\s[^.;]{0,60}?\b(?:without|unless|that (?:does|did|do|would) not|which (?:does|did|do|would) not|until (?:the|all|its|their|every|\p{Lu}))\b/u
/** Who asks to stay unnamed tells how the words were got, and demands nothing that is in dispute. */
const ANONYMITY =
  /\bnot to (?:be (?:named|identified|quoted)|(?:use|print|publish|give|reveal) (?:his|her|their|any) (?:full |real )?(?:names?|identit\w+))\b|^(?:us|reporters|me|not)\b[^.]{0,20}\bnot to (?:name|identify|quote)\b/i
/** "agreed to talk on the condition that her name not be used". */
const UNNAMED =
  /^to (?:talk|speak|be (?:interviewed|quoted))\b[^.;]{0,40}\bcondition (?:of anonymity|that (?:his|her|their|its)(?: \w+)? (?:names?|identit\w+))\b/i
/** What is asked for without a word of what it is: "asked for less". */
const EMPTY_WISH = /^(?:less|more|much|little|so|the same|this|that|it all|nothing)(?: of (?:it|them))?$|^nothing\b/i
const INVITED_TO =
  /\bto (?:ensure|refrain|comply|submit|respect|withdraw|stop|end|cease|honou?r|implement|abide|release|explain|apologi[sz]e|answer|resign|reconsider|lift|open|reopen|take (?:all|steps|measures))\b/i
/** An attack in words has its reason beside it; what is otherwise attacked is shot at. */
const VERBAL =
  /\b(?:for|as|over|on)\b|["“”]|\b(?:plans?|proposals?|decision|remarks|comments|deal|polic\w+|record|rhetoric|stance|idea|claims?|critics|media|law|bill|motion|move)\b/i

type Report = Pick<Attribution, 'cue' | 'content'> &
  Partial<Pick<Attribution, 'source' | 'rule' | 'sentence' | 'addressee'>>

/** What the claimant does by saying it; undefined where a negated cue says that nothing was said ("did not say"). */
export function actOf(text: string, report: Report): Act | undefined {
  const { cue, content } = report
  const act = cue?.entry.act ?? 'assert'
  if (cue?.negated === true) return OPPOSITE[act]
  const words = content.map(({ start, end }) => text.slice(start, end)).join(isInterrupted(report) ? ' ' : ' … ')
  const base = cue?.entry.base ?? ''
  const voice = isOwn(report) ? 'own' : 'told'
  if (/^(?:decline|refuse)$/.test(base) && NO_REFUSAL.test(words)) return undefined
  if (base === 'agree' && TOGETHER.test(words) && !ONLY_IF.test(words)) return 'commit'
  if (UNNAMED.test(words)) return undefined
  if (/^(?:accept|commit)$/.test(act) && ONLY_IF.test(words)) return 'demand'
  if (/^(?:thank|congratulate)$/.test(base)) return 'assert'
  if (base === 'ask' && ANONYMITY.test(words)) return undefined
  if (EMPTY_WISH.test(words)) return 'assert'
  if (/^(?:attack|blast|charge)$/.test(base) && report.rule === 'object' && !VERBAL.test(words)) return undefined
  if (base === 'speak' && report.rule === 'preposition' && isAddressed(text, content[0])) return undefined
  if (base === 'cite' && report.rule === 'object' && words.split(' ').length <= 4) return undefined
  if (
    /^(?:tell|ask|remind)$/.test(base) &&
    (report.rule === 'infinitive' || (report.rule === 'passive' && /^(?:not )?to\s[a-z]/i.test(words)))
  )
    return 'demand'
  // "invited the border guards to ensure that …"
  if (base === 'invite' && INVITED_TO.test(words)) return 'demand'
  if (base === 'advise' && /\bnot to\s[a-z]/i.test(words.slice(0, 60))) return 'demand'
  if (/^(?:refuse|decline)$/.test(base) && setsCondition(`we will not ${words.replace(/^to\s/i, '')}`, 'own'))
    return 'demand'
  if (
    act === 'commit' &&
    /^not to\s/i.test(words) &&
    setsCondition(`we will ${words.replace(/^not to\s/i, 'not ')}`, 'own')
  )
    return 'demand'
  if (act === 'reject' && WITHOUT.test(words)) return 'demand'
  if (base === 'offer' || base === 'threaten') return weakWill(base === 'offer' ? 'propose' : 'threaten', words)
  if (act === 'demand') {
    if (report.rule === 'noun' && isGivenUp(text, report)) return 'withdraw'
    // "called on the widow": a visit
    if (base === 'call' && isVisit(text, report, words)) return undefined
    if (WEAK_DEMANDS.has(base))
      return weakDemand(text, { cue, source: report.source, rule: report.rule ?? 'object' }, words)
    return act
  }
  if (isCommand(text, report)) return 'demand'
  // "blasted: “Leave these people alone”"
  if (act === 'accuse' && report.rule?.startsWith('quote') === true && actOfWords(words, voice) === 'demand')
    return 'demand'
  if (/^(?:warn|caution)$/.test(base)) return warned(words, report, voice)
  if (!OPEN.has(act) || (cue !== undefined && cue.entry.strength < 0.6)) return act
  if (ASKED_AFTER.test(words)) return act
  if (STRESSING.test(base) && (isNeed(words) || RENEWED.test(words))) return 'demand'
  if (base === 'insist' && report.sentence !== undefined && isSubjunctive(report.sentence.tokens, content[0]))
    return 'demand'
  if (base === 'insist' && report.rule === 'preposition' && !INSISTED_FACT.test(words)) return 'demand'
  if (base === 'insistence' && isInsistedOn(text, content[0]) && !INSISTED_FACT.test(words)) return 'demand'
  if (base === 'expect' && (COMPLY.test(words.slice(0, 160)) || EXPECTED_OF.test(words))) return 'demand'
  return actOfWords(words, voice) ?? act
}

/** "speaking to the Gazette": who is spoken to is not what is said. */
function isAddressed(text: string, content: Span | undefined): boolean {
  return content !== undefined && /\b(?:to|with)\s$/i.test(text.slice(Math.max(0, content.start - 6), content.start))
}

/** "its insistence on a neutral chair" demands one; "its insistence that it had paid" asserts. */
function isInsistedOn(text: string, content: Span | undefined): boolean {
  return content !== undefined && /\b(?:up)?on\s$/i.test(text.slice(Math.max(0, content.start - 6), content.start))
}

/** "called on the widow in the evening": who is called on is to do nothing. */
function isVisit(text: string, { content, rule }: Report, words: string): boolean {
  const before = text.slice(Math.max(0, (content[0]?.start ?? 0) - 6), content[0]?.start ?? 0)
  return (
    rule === 'preposition' && /\b(?:up)?on\s$/i.test(before) && !/\b(?:to|not|for|that|end|stop)\b|[“"]/i.test(words)
  )
}

/** "The minister, the opposition says, should go": one clause with its report in the middle. */
function isInterrupted({ rule, content }: Report): boolean {
  return content.length === 2 && (rule === 'clause-before' || rule === 'according-to')
}

/** "Keep the mill open, parents told the board", “Fund our schools,” she said: one sentence that tells somebody what to do. */
function isCommand(text: string, { sentence, content, rule }: Report): boolean {
  const [only, other] = content
  if (sentence === undefined || only === undefined || other !== undefined) return false
  if (!(rule === 'clause-before' || rule === 'colon' || rule?.startsWith('quote') === true)) return false
  const words = text.slice(only.start, only.end)
  if (/[.!?…]["”’]?\s|\?["”’]?$/.test(words)) return false
  const first = sentence.tokens.findIndex(({ start }) => start >= only.start)
  return first !== -1 && beginsCommand(sentence.tokens, first)
}

/** True for words in quotation marks. */
function isOwn({ rule }: Report): boolean {
  return rule?.startsWith('quote') === true
}

/** "warned that it would close the harbour" threatens, "warned Norland not to close it" demands, "warned of floods" foretells. */
function warned(words: string, { addressee, rule }: Report, voice: Voice): Act {
  if (rule === 'infinitive' || /^(?:not )?to\s/i.test(words) || (addressee !== undefined && /^not to\b/i.test(words)))
    return 'demand'
  if (/\bagainst\s(?:the\s)?\w+ing\b/i.test(words) && addressee !== undefined) return 'demand'
  const act = actOfWords(words, voice)
  return act === 'commit' ? 'threaten' : act === 'threaten' || act === 'demand' || act === 'reject' ? act : 'predict'
}

/** "dropped its call for a boycott": the verb before the noun's holder takes the demand back. */
function isGivenUp(text: string, { source }: Report): boolean {
  return source !== undefined && GIVEN_UP.test(text.slice(Math.max(0, source.span.start - 40), source.span.start))
}
