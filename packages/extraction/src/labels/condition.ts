import type { Voice } from './clauses.ts'

/** What a side of a negotiation can do or leave: what prices and rivers do has conditions of nobody's making. */
const DEED =
  'return|sign|talk|negotiate|meet|agree|accept|release|free|withdraw|leave|lift|stop|end|cease|open|reopen|pay|resume|join|vote|support|back|approve|ratify|send|hand|disarm|consider|discuss|attend|enter|start|begin|call off|go back|go home|come|give|allow|let|take part|sit|move|pull|recogni[sz]e|extend|work|unload|deliver|sell|buy|rejoin|participate|cooperate|co-operate|engage|fly|sail|drive|teach|operate|handle|stand down|lay down|relent|yield|drop|suspend|halt|proceed|ship|export|transfer|surrender|relinquish|dismantle|give up|restore|publish|join'
const TALKS =
  'deal|talks?|agreement|treaty|truce|cease-?fire|peace|negotiations?|vote|signature|return|release|withdrawal|exchange|swap|settlement|compromise|concessions?|meeting|extension|inquiry|lifting|resumption|elections?|recognition|payment'
const MODAL = "(?:will|would|shall|can|could|['’]ll|['’]d)"
const NOT = "(?:(?:will|would|shall|can|could|do|does) (?:not|never)|cannot|(?:wo|would|ca|could|do|does)n['’]t)"
/** A date behind "until" or "after" is no condition, nor is a deed of one's own ("only after achieving its goals"). */
const DATE =
  '(?!(?:the\\s)?(?:\\d+(?![-\\d%]|\\s?per|\\s\\p{L}+\\s(?:is|are|was|were|has|have|had)\\b)|(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:january|february|march|april|may|june|july|august|september|october|november|december)\\b|the (?:end|start|beginning|middle)\\b|next\\b|this\\b|last\\b|then\\b|now\\b|late\\b|early\\b|mid|midnight|noon|tomorrow|tonight|dawn|dusk|further notice|told otherwise|relieved|spring|summer|autumn|winter|easter|christmas|new year|at least|\\p{L}+ing\\b(?!\\s\\p{L}+s?\\s(?:is|are|was|were|has|have|had)\\b)))'
/** In quoted words what others will or will not do is foretold. */
const WHO: Record<Voice, string> = { own: '\\b(?:we|i|there|nobody|no one)\\s?', told: '' }

const REFUSES_UNTIL = patterns(
  `${NOT}\\s(?:\\p{L}+ly\\s|even\\s|ever\\s)?(?:${DEED})\\b[^.;!?]{0,120}?\\b(?:until|unless|before they|before it|before he|before she|before (?:the|all|any|every|our|its|their)(?=\\s[^.;,!?]{2,40}?\\s(?:is|are|was|were|has|have|had|agrees?|stops?|leaves?|withdraws?)\\b))\\s${DATE}`,
)
const DOES_ONLY_IF = patterns(
  `${MODAL}\\s(?:only\\s)?(?:${DEED})\\b[^.;!?]{0,120}?\\b(?:only\\s|but only\\s|only in return\\s)(?:if|when|once|after|on condition|provided)\\s${DATE}`,
)
const ONLY_DOES_IF = patterns(
  `(?:${MODAL}\\sonly|only\\s${MODAL})\\s(?:${DEED})\\b[^.;!?]{0,120}?\\b(?:if|when|once|after|on condition|provided)\\s${DATE}`,
)
const REFUSES_WITHOUT = patterns(
  `(?:(?:will|would|shall) (?:not|never)|(?:wo|would)n['’]t)\\s(?:\\p{L}+ly\\s|even\\s|ever\\s)?(?:${DEED})\\b[^.;!?]{0,80}?\\bwithout\\s(?!(?:a )?(?:doubt|question|fail|delay|warning|comment|fear|shame|hesitation|\\p{L}+ing)\\b)`,
)
/** "It will come back for an index-linked rate and not otherwise". */
const NOT_OTHERWISE = /\b(?:and|but) not otherwise\b|\bor not at all(?:["”’.!,]|$)/i
const BUT_ONLY = /(?:^|\s)but only\s(?:if|when|once|after|on condition|in return)\b/i
const NO_TALKS = new RegExp(
  `\\b(?:no|not a|not one|neither)\\s(?:\\p{L}+\\s){0,2}(?:${TALKS})\\b[^.;!?]{0,100}?\\b(?:until|unless|without|before|(?:as|so) long as|while)\\s${DATE}`,
  'iu',
)

/** "No talks without the dam" in other words: any "no … without", "no contract, no work", "nothing less than a refund". */
const NO_WITHOUT =
  /(?:^|[.;,:–—]\s|\bthere\s(?:can|will|would|could|is|['’]ll)\s(?:be\s)?)["“‘']?no\s(?!doubt\b|one\b|question\b|point\b|wonder\b|reason\b)(?:[\p{L}’'-]+\s){1,4}(?:without|unless)\s(?!(?:a )?doubt|question|fail|fire|precedent|exception|reason|warning)/iu
const NO_AND_NO = /^["“‘']?no\s(?:[\p{L}’'-]+\s?){1,3}[,:–—]\s?no\s/iu
const NOTHING_LESS =
  /\b(?:accept|settle for|agree to|be satisfied with|take|sign|want)\s(?:nothing|anything|no deal|any deal|no offer|any offer)\s(?:less than|short of|below|under)\b|\b(?:nothing|anything)\s(?:less than|short of)\s[^.;!?]{2,80}\b(?:will do|would do|will be (?:acceptable|accepted|enough)|is (?:un)?acceptable)\b/i
/** "Without a guarantee, there will be no return", "until they stop, we will not sign". */
const FRONTED = new RegExp(
  `^["“‘']?(?:and\\s|but\\s|so\\s)?(?:without|unless|until|as long as|so long as)\\s${DATE}[^.;!?,…]{3,120}(?:,|\\s…)\\s(?:there(?:\\s(?:is|are)|['’]s)\\s(?:no|nothing)\\s|there\\s(?:will|can|would|could|shall)\\s(?:be\\s(?:no|not)|not\\sbe|never\\sbe)|no\\s|nothing\\s|(?:[\\p{L}’'-]+\\s){1,4}${NOT})\\b`,
  'iu',
)
const STAYS_UNTIL = new RegExp(
  `\\b(?:${MODAL}\\s(?:stay|remain)|stays|remains)\\b(?!\\s(?:closed|shut|open|unclear|unknown))[^.;!?]{0,60}?\\b(?:until|unless)\\s${DATE}`,
  'iu',
)

/** What the other side is to do. */
const CONCEDES =
  'accepts?|accepted|agrees?|agreed|stops?|stopped|leaves?|left|withdraws?|withdrew|pays?|paid|hands?|handed|releases?|released|frees?|freed|lifts?|lifted|signs?|signed|ends?|ended|allows?|allowed|lets?|drops?|dropped|apologi[sz]es?|apologi[sz]ed|is met|are met|were met'
/** "will hold back the next group until they let the tents in": what is one's to give is not given. */
const WITHHOLDS_UNTIL = new RegExp(
  `\\b(?:(?:${MODAL}|is|are|was|were|am|['’](?:re|m)|has|have|had)\\s(?:\\p{L}+ly\\s|been\\s)?(?:hold(?:ing)? (?:back|on to|onto)|held (?:back|on to|onto)|withhold(?:ing)?|withheld|keep(?:ing)? (?:the|our|its|their)\\s[^.;,!?]{3,40}?\\s(?:shut|closed|blocked|locked))|(?:stay|remain)(?:ing|s)? (?:shut|closed|blocked|locked|out))\\b[^.;!?]{0,80}?\\buntil\\s${DATE}(?=[^.;!?]{2,60}?\\b(?:${CONCEDES})\\b)`,
  'iu',
)
/** "his offer to meet remains open, provided the pickets leave". */
const OFFER_IF =
  /\boffers?\b[^.;!?]{0,80}?\b(?:remain(?:s|ed)?|stays?|stayed|stands?|stood|is|was)\b[^.;!?]{0,30}?\b(?:provided|on condition|(?:as|so) long as|only if)\s/i
/** "if there's a signed pledge by six, the strike can still be called off". */
const CALLED_OFF_IF =
  /\bif (?:there(?:['’]s|\sis|\swas|\swere)|(?:we|they|it|he|she) (?:gets?|got|sees?|saw|ha(?:s|ve|d)))\s[^.;!?,]{3,80},[^.;!?]{2,60}?\b(?:can|could|will|would|may|might)\s(?:still\s)?be (?:called off|lifted|suspended|cancelled|averted|avoided|withdrawn|dropped|put off|postponed)\b/i
/** "would refuse to leave until they got a vote". */
const REFUSING_UNTIL = new RegExp(
  `\\brefus(?:e|es|ed|ing) to (?:${DEED}|go|budge)\\b[^.;!?]{0,80}?\\b(?:until|unless|before)\\s${DATE}`,
  'iu',
)
/** "will come back on one condition: …", "on two conditions, that …". */
const ON_CONDITIONS =
  /\bon (?:just |only )?(?:one|a single|two|three|four) conditions?(?::|\s?[—–-]\s|,\s(?:which (?:is|are|was|were)\s)?(?:that|the|an?)\b)/i

/** What stays undone, or makes no sense, till others move: "we are not leaving until …", "nobody goes home until …", "talks are pointless unless …". */
const HINGE = `(?:until|unless|without|(?:as|so) long as)\\s${DATE}`
const NOT_MOVING = new RegExp(
  `\\b(?:we|i)(?:['’](?:re|m)|\\s(?:are|am))\\s(?:not\\s(?:going anywhere|\\p{L}+ing)|staying|going nowhere)\\b[^.;!?]{0,60}?\\b${HINGE}`,
  'iu',
)
const NOBODY_MOVES = new RegExp(
  `(?:^|["“]|\\bthat\\s)(?:nobody|no one|not a single\\s\\p{L}+|not one\\s\\p{L}+|nothing|no\\s\\p{L}+)\\s(?:goes|leaves|moves|sails|signs|works|returns|comes|gets|is (?:going|leaving|signing)|will\\s(?:go|leave|move|sail|sign|work|return|come|be (?:signed|paid|released|moved|unloaded)))\\b[^.;!?]{0,60}?\\b${HINGE}`,
  'iu',
)
const POINTLESS = new RegExp(
  `\\b(?:${TALKS})\\s(?:\\p{L}+\\s){0,3}?(?:(?:is|are|was|were|would be|will be|remains?)\\s(?:pointless|meaningless|useless|impossible|unthinkable|inconceivable|out of the question|unacceptable|worthless|not (?:acceptable|possible|thinkable))|makes? no sense|made no sense|(?:is|are|was|were) conceivable only)\\b[^.;!?]{0,40}?\\b(?:before|if|${HINGE})`,
  'iu',
)
const NOT_ACCEPTABLE = new RegExp(
  `\\b(?:not acceptable|unacceptable|not enough|no use)\\b[^.;!?]{0,20}?\\b(?:unless|until|without)\\s${DATE}`,
  'iu',
)
const NO_QUESTION_OF = new RegExp(
  `\\bno question of\\b[^.;!?]{2,60}?\\b(?:before|until|unless|without)\\s${DATE}`,
  'iu',
)
const NOT_WITHOUT = new RegExp(`^["“‘']?not\\s(?:without|until|unless|before)\\s${DATE}`, 'iu')
const ONLY_READY = new RegExp(
  `\\bonly\\s(?:ready|prepared|willing)\\sto\\s(?:${DEED})\\b[^.;!?]{0,60}?\\b(?:once|if|when|after|provided)\\s${DATE}`,
  'iu',
)
const NOT_READY = new RegExp(
  `\\b(?:not|never|no longer)\\s(?:ready|prepared|willing|going)\\sto\\s(?:${DEED})\\b[^.;!?]{0,60}?\\b(?:while|before|${HINGE})`,
  'iu',
)
const NOT_BEFORE =
  /\b(?:will|['’]ll|would)\s[^.;!?]{2,60}?\b(?:when|once|after)\s[^.;!?]{2,60}?,?\s(?:and )?not before(?:["”’.!,]|$)/iu
/** "Anything less than a ballot is an insult", "nothing but a ballot will do". */
const NOTHING_BUT =
  /\bnothing (?:but|except|other than|less than|short of)\s[^.;!?]{2,60}?\b(?:will|would)\s(?:do|suffice|satisfy|be enough|help)\b|\banything (?:less|short|other) (?:than|of)\s[^.;!?]{2,60}?\s(?:is|was|would be|will be)\s(?:an? (?:insult|betrayal|non-starter|sham|joke|disgrace|capitulation|surrender)|refused|rejected|unacceptable|not (?:enough|acceptable|good enough)|out of the question)\b|\b(?:settle for|accept|take|be content with|agree to) (?:nothing|no) less than\b/iu
const STANDING = [
  WITHHOLDS_UNTIL,
  REFUSING_UNTIL,
  OFFER_IF,
  CALLED_OFF_IF,
  ON_CONDITIONS,
  NOT_MOVING,
  NOBODY_MOVES,
  POINTLESS,
  NOT_ACCEPTABLE,
  NO_QUESTION_OF,
  NOT_WITHOUT,
  ONLY_READY,
  NOT_READY,
  NOT_BEFORE,
  NOTHING_BUT,
]

function patterns(rest: string): Record<Voice, RegExp> {
  return {
    own: new RegExp(WHO.own + rest, 'iu'),
    told: new RegExp(WHO.told + rest, 'iu'),
  }
}

/** True where a sentence makes what its speaker will do depend on another: "we will not talk until they stop", "no deal without the dam". */
export function setsCondition(sentence: string, voice: Voice): boolean {
  if (sentence.endsWith('?')) return false
  return (
    REFUSES_UNTIL[voice].test(sentence) ||
    DOES_ONLY_IF[voice].test(sentence) ||
    ONLY_DOES_IF[voice].test(sentence) ||
    REFUSES_WITHOUT[voice].test(sentence) ||
    BUT_ONLY.test(sentence) ||
    NOT_OTHERWISE.test(sentence) ||
    NO_TALKS.test(sentence) ||
    NO_WITHOUT.test(sentence) ||
    NO_AND_NO.test(sentence) ||
    NOTHING_LESS.test(sentence) ||
    FRONTED.test(sentence) ||
    STAYS_UNTIL.test(sentence) ||
    STANDING.some((pattern) => pattern.test(sentence))
  )
}
