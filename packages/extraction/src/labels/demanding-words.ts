import type { Voice } from './clauses.ts'

const OPENS = `^["“‘']?(?:(?:and|but|so|then|now|well|please|look|no)[,.:!\\s]+)*`
const NP = "(?:[\\p{L}\\d’'-]+\\s){1,7}?"
/** A thing that only others can give: "guarantees", "an answer", "a date". */
const GRANTED =
  '(?:an?\\s|the\\s|some\\s|full\\s|real\\s|clear\\s|written\\s|firm\\s|proper\\s|straight\\s|concrete\\s|serious\\s|strong\\s|swift\\s|independent\\s|public\\s|immediate\\s|legal\\s|binding\\s|more\\s){0,4}(?:guarantees?|assurances?|answers?|clarity|certainty|commitments?|action|transparency|apology|explanation|inquiry|proof|reply|response|promises?|undertakings?|reparations?|compensation|justice|protection|funding|investment|reforms?|cease-?fire|timetable|ballot|mediator|recount|refunds?)\\b'
const NOT_SELF = '(?<!\\b(?:i|we|you|one|there)\\s)'

/** Words by which a speaker, quoted or told by another, wants something done. */
const TOLD: RegExp[] = [
  // "we need guarantees", "what is needed is a commission", "what this town needs is a school"
  new RegExp(
    `(?<!\\b(?:because|if|when|as|whatever|everything|all)\\s)\\b(?:we|they|i|he|she|it)\\s(?:also\\s|now\\s|still\\s|really\\s|urgently\\s|just\\s)?need(?:s|ed)?\\s${GRANTED}`,
    'iu',
  ),
  // "they hoped to be left out of any cut"
  /\bhop(?:e|es|ed|ing) to be (?:left out|spared|included|exempted|heard|consulted|paid|compensated|given|granted|allowed|reinstated)\b/i,
  // "we'd be grateful for a reply", "she would appreciate it if they wrote"
  /\b(?:we|they|i|he|she)(?:['’]d|\swould)\s(?:be\s(?:very\s|most\s)?(?:grateful|obliged|glad)\s(?:for\s|if\s|to have\s)|appreciate\s(?:it if\s|an?\s|some\s|the\s)|welcome\s(?:an?\s|some\s)(?:answer|reply|response|explanation|visit|apology))/iu,
  // "this attack requires an answer"

  new RegExp(
    `(?:^["“‘']?|,\\s)(?:this|that|it|such|the)\\s(?:[\\p{L}-]+\\s){0,3}?(?:requires?|demands?|calls for)\\s${GRANTED}`,
    'iu',
  ),
  // "she would want talks first", "I'd like all of them to be quiet"
  /\b(?:we|they|i|he|she)(?:['’]d|\swould)\s(?:also\s|still\s|first\s)?(?:want|like)\s(?!to\b|that\b|this\b|it\b|nothing\b|nobody\b|not\b|more than\b)\p{L}/iu,
  // "of the government we ask two things: …"
  /\b(?:we|they|i|he|she)\s(?:ask|asks|asked|want|wants|wanted|seek|seeks|demand|demands|need|needs)\s(?:[\p{L}’'-]+\s){0,2}?(?:one|two|three|four|five)\s(?:[\p{L}-]+\s)?things?\b/iu,
  /\bwhat(?:['’]s| is| was)\s(?:now\s|really\s|urgently\s|badly\s)?(?:needed|required|called for)\s(?:now\s)?(?:is|was)\s(?!not\b)/i,
  /\bwhat\s(?:this|the|our|these|every|[\p{Lu}]\p{L}+)\s?(?:[\p{L}’'-]+\s){0,3}needs?\s(?:now\s)?is\s(?!not\b|to (?:win|rest|sleep)\b)/u,
  /\bwhat\s(?:we|they|it|he|she|the \p{L}+)\s(?:really\s|most\s|now\s|urgently\s)?need(?:s|ed)?\s(?:(?:from|of)\s(?:[\p{L}’'-]+\s){1,3}?)?(?:is|was|are|were)\s(?!not\b|to (?:win|play|know|rest|sleep)\b)/iu,
  // "expected an answer", "expects Norland to free the crew", "is counting on the firm to pay"
  new RegExp(
    `\\b(?:we|they|i|he|she|it)\\s(?:fully\\s|now\\s|also\\s|still\\s)?expect(?:s|ed)?\\s(?:(?:nothing (?:less|short) (?:than|of)|no less than)\\s|${GRANTED}(?!\\s(?:to|will|would|in)\\b)|(?!to\\b)${NP}to\\s(?:comply|answer|respond|reply|abide|honou?r|implement|withdraw|release|free|pay|deliver|hand|sign|respect|disarm|resign|apologi[sz]e|act|explain|stop|end|publish|keep|meet its|live up|do (?:the same|its|their|more)|step|take (?:action|steps|responsibility)|put|open|reopen|let|allow|give|grant|halt|lift|restore|resume|protect|respect|not to)\\b)`,
    'iu',
  ),
  new RegExp(
    `\\b(?:(?:counts?|counted|counting|relying)\\s(?:on|upon)|looks?\\sto|looked\\sto|looking\\sto)\\s(?!me\\b|us\\b|the (?:hills|sea|sky|past|future|door|left|right)\\b)${NP}to\\s(?!be\\b|see\\b|help\\b|win\\b)\\p{L}+`,
    'iu',
  ),
  // "would do well to listen", "the least they could do is apologise"
  /\b(?:would|might)\s(?:do well|be well advised|be wise|be better advised)\s(?:not\s)?to\s[a-z]+/i,
  /\bthe (?:very )?least\s(?:[\p{L}’'-]+\s){1,4}?(?:can|could|should)\s(?:now\s)?do\s(?:now\s)?(?:is|was)\b/iu,
  /\b(?:is|was|are|were) the (?:very |bare )?(?:least|minimum)\s(?:that\s)?(?:we|they|he|she|the [\p{L}’'-]+)\s(?:can\s|could\s|would\s|will\s)?(?:deserve|expect|ask|accept|settle|demand|want)/iu,
  // "it was for the firm to pay", "it fell to the firm to pay"
  /\bit\s(?:now\s)?(?:(?:is|was) (?:now )?for|(?:falls|fell|is falling|was falling) to)\s(?!me\b|us\b|you\b|others\b|now\b|the (?:first|second|last)\b|sale\b|free\b|him\b|her\b)(?:[\p{L}’'-]+\s){1,6}?to\s(?!decide\b|say\b|judge\b|see\b|choose\b|determine\b|know\b)\p{L}+/iu,
  // "Norland would first have to free the crew", "the offer would have to be improved"
  /\bwould\s(?:first|also first|first of all)\s(?:have|need) to\b|\bwould (?:have|need) to be\s(?:\p{L}+ly\s)?(?:improved|changed|amended|withdrawn|lifted|met|dropped|revised|raised|scrapped|rewritten|guaranteed|released|freed|increased|lowered|removed|included|settled)\b(?![^.;]{0,60}\sif\b)/iu,
  // "cannot wait", "cannot continue", "cannot stay in office"
  new RegExp(
    `${NOT_SELF}\\b(?:cannot|can['’]t|can not)\\s(?:simply\\s|just\\s|possibly\\s)?(?:wait\\b(?! to\\b)|continue\\b(?! to\\b)|go on\\b|(?:stay|remain)\\s(?:in|as|closed|shut|blocked|on|at)\\b)`,
    'iu',
  ),
  // "stands by its demand", "maintains the demand for"
  /\b(?:stands?|stood|standing) by (?:our|its|their|his|her|the|my) (?:\p{L}+\s)?(?:demands?|calls?|conditions?|claim)\b/iu,
  // "the condition is that they stop", "our condition has not changed: …"
  /\b(?:the|our|its|their|my|one|only|first) (?:\p{L}+\s)?conditions?\s(?:is|was|are|were)\s(?:still\s|simply\s)?(?:that\b|for\b)/iu,
  /\b(?:our|its|their|my|the) (?:\p{L}+\s)?(?:conditions?|demands?|request|plea|terms)\b[^.;:!?]{1,40}:\s/iu,
  // "all crews are to be back by noon", "nobody is to leave"
  /(?:^|,\s|\bthat\s|["“])(?:all|every|each|no|nobody|no one|none|both|neither|any)\b(?:\s[\p{L}’'-]+){0,4}?\s(?:is|are|was|were) (?:not )?to (?!come\b|go by\b|blame\b|follow\b|begin\b|meet\b|resume\b|start\b|decide\b|vote\b|be (?:seen|found|had|expected|announced|decided|discussed|published)\b)\p{L}+/iu,
  /(?:^|\s)you are (?:not )?to (?!be (?:congrat|prais|admired|pitied)|blame\b)\p{L}+/iu,
  // "bound by the treaty to free the crew"
  /\b(?:is|are|was|were)\s(?:bound|obliged|obligated)\s(?:by\s[^.;,]{2,50}?\s|under\s[^.;,]{2,50}?\s)to\s\p{L}+/iu,
  // "the crew came first", "the release of the crew had priority"
  /^["“‘']?(?:the|our|their|its)\s(?:[\p{L}’'-]+\s){1,3}(?:must\s|had to\s|has to\s)?(?:comes?|came|go|goes|went) first\b(?! (?:to|in|on|by|of)\b)/iu,
  /\bmembers? deserved?\s(?:more|better|an?\b)|\b(?:deserved)\s(?:more|better|an? (?!lot\b)|answers|justice|compensation|respect|protection)\b/iu,
]

/** Words that want something done only in somebody's own mouth. */
const OWN: RegExp[] = [
  // "time to pay up", "time for the board to go"
  new RegExp(
    `${OPENS}(?:high |about )?time (?:to (?!time\\b|go home\\b)|for (?:the |our |their )?${NP}to )\\p{L}+`,
    'iu',
  ),
  // "no more than ten, please"
  /(?<!\b(?:yes|oh)),\splease(?:["”’.!,]|$)/i,
  // "nine per cent or nothing", "it's the crew or nothing"
  /\bor nothing(?:["”’.!,]|$)/i,
  // "hostages first", "the crew first, then we talk"
  new RegExp(
    `${OPENS}(?:the |our |all )?(?:[\\p{L}’'-]+(?<!\\b(?:came|come|comes|was|were|is|went|finished|at|not|spoke|the|ed))\\s){1,3}first(?:["”’.!,;]|$)`,
    'iu',
  ),
  // "let there be an inquiry"
  new RegExp(
    `${OPENS}let (?:there be|the|our|their|these|those|all|every)\\s(?!record show|games begin|show begin)`,
    'iu',
  ),
  // "they can start by paying us"
  /\b(?:they|he|she|you|the \p{L}+(?: \p{L}+)?) (?:can|could|should|might) (?:start|begin) by \p{L}+ing\b/iu,
  // "sign, and we will open the gates"
  new RegExp(
    `${OPENS}(?:sign|pay|free|release|stop|open|leave|lift|drop|talk|come|put|give|bring|show|meet|raise|scrap|fix|guarantee|restore|hand|send|let)\\b(?:\\s[\\p{L}\\d’'-]+){0,9}?,? and (?:we|i)(?:['’]ll|['’](?:re|m) (?:back|out|in)|\\s(?:will|can|could|might|may|shall|go|come|return|sign|talk|stop|open|vote|work|sail)\\b)`,
    'iu',
  ),
  // "rip up the notices, mend the lift, then we'll talk"
  new RegExp(
    `${OPENS}\\p{L}+\\s(?:up\\s|down\\s|out\\s|off\\s|back\\s)?(?:the|our|your|these|those|this|that|it|them|us)\\b[^.;!?]{2,80}?[,–—…]\\s?(?:and\\s)?(?:only\\s)?then (?:we|i)(?:['’]ll|\\s(?:will|can|might))\\s(?:talk|sign|sit|come|go|return|listen|discuss|see|vote|open|leave)`,
    'iu',
  ),
  // "if it is not safe, leave these people alone"
  new RegExp(
    `${OPENS}if [^,.;!?]{2,60}, (?:let['’]s (?:see|have|hear)|then )?(?:leave|stop|show|tell|give|let|pay|open|close|fix|mend|sign|publish|prove|come|go|get|put|say|do|keep|resign)\\s(?:it|us|them|him|her|the|these|those|our|your|this|that|so|out|on|back)\\b`,
    'iu',
  ),
  // "the solution is simple: pay the pilots"
  /\b(?:solution|remedy|answer|way out|cure|choice|task|job)\s(?:is|was)\s(?:\p{L}+\s){0,2}(?:simple|clear|plain|easy|obvious)\s?[:,–—]\s?["“‘']?(?!we\b|i\b|they\b|it\b|there\b|no\b|yes\b|not\b)/iu,
  /\b(?:solution|remedy|answer|way out) is for\s(?:[\p{L}’'-]+\s){1,6}?to\s\p{L}+/iu,
  // "it's vital the corridor stays open"
  /\bit(?:['’]s| is) (?:\p{L}+ly\s)?(?:vital|essential|crucial|imperative|urgent|critical)\s(?:that\s)?(?:the|this|these|our|they|all|every|any|no|both|it)\b/iu,
  // "we are waiting for the firm to put it in writing"
  new RegExp(
    `\\b(?:we|i)(?:['’](?:re|m)|\\s(?:are|am))\\s(?:still\\s|now\\s)?waiting for\\s(?!the (?:day|moment|time|rain|weather)\\b)${NP}to\\s(?!begin\\b|arrive\\b|start\\b|rise\\b|fall\\b)\\p{L}+`,
    'iu',
  ),
]

/** True where words want something of others that neither a duty nor a verb of demanding tells: what is needed of them, the least they can do, what is to come first. */
export function wantsDone(sentence: string, voice: Voice): boolean {
  if (sentence.endsWith('?')) return false
  return (
    TOLD.some((pattern) => pattern.test(sentence)) || (voice === 'own' && OWN.some((pattern) => pattern.test(sentence)))
  )
}
