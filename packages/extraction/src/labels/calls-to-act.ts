import type { Voice } from './clauses.ts'

const SELF = '(?<!\\b(?:i|we)\\s)'
const ACT_FIRST =
  'open|pay|stop|end|fix|leave|give|let|bring|free|release|act|listen|talk|sign|drop|scrap|withdraw|go|come|get|stay|vote|tell|show|take|keep|put|do|make|hand|lift|reopen|resign|return|answer|publish|close|negotiate|settle|honou?r|respect|think again|step'

/** "I would ask the minister to think again", "we can only urge the firm to pay": an appeal behind a modal verb. */
const WOULD_ASK =
  /\b(?:we|i|they|he|she|it)(?:\s(?:would|must|can only|could only|will|shall|do|should|want to|would like to|have to)|['’](?:d|ll))\s(?:also\s|again\s|just\s|simply\s|only\s|now\s|strongly\s|respectfully\s|continue to\s|like to\s)?(?:urge\s|implore\s|beg\s|call (?:on|upon|for)\s|appeal to\s|demand\s|insist (?:on|that)\s|ask(?:\sthat\s|\s(?!whether\b|if\b|how\b|why\b|what\b|about\b|who\b|when\b|you this\b)(?:[\w’'-]+\s){1,6}?(?:not\s)?to\s[a-z]))/i
/** "We ask the court to strike down the law". */
const ASKS_TO =
  /\b(?:we|i)\s(?:\w+ly\s|also\s|again\s|now\s|therefore\s)?(?:ask|beg|implore|challenge|invite|order|beseech|plead with)\s(?!(?:myself|ourselves|whether|if|how|why)\b)(?:[\w’'-]+\s){1,6}?(?:not\s)?to\s[a-z]/i
/** "Schools need more money": what others are to be given. */
const NEEDS_MORE =
  /(?<!\b(?:we|i|you|not|n['’]t|to|no|the|a|will|would|may|might)\s)(?<!^)\b(?:needs?|deserves?)\s(?:more|better|proper|urgent|extra|fair|immediate|real|adequate)\s(?!than\b|time\b|rest\b|rain\b|information\b|work\b|research\b)[a-z]/i
/** "There is nothing to talk about until the roster changes". */
const NOTHING_UNTIL =
  /\bnothing (?:left |more )?to (?:talk about|discuss|negotiate|say|sign)\b[^.;!?]{0,30}?\b(?:until|unless|without|before)\s/i
/** "Any return to work depends on a new roster". */
const DEPENDS =
  /\b(?:any|the|our|its|their)\s(?:return|deal|agreement|talks|truce|support|vote|signature|meeting|extension|settlement|cease-?fire|consent|yes)\b[^.;!?]{0,40}?\b(?:depends?|hinges?|is conditional|is contingent|would depend|will depend)\s(?:on|upon)\s(?!(?:how|whether|what|the weather|the outcome|the result)\b)/i
/** "It is up to the council to fix the roof", "the onus is on Norland to act". */
const UP_TO =
  /\b(?:(?:is|was|['’]s)\s(?:now\s|therefore\s|entirely\s)?(?:up to|incumbent (?:on|upon)|(?:the (?:duty|job|responsibility|obligation|turn) of))|it(?: is|['’]s) (?:now )?for)\s(?!me\b|us\b|you\b|others\b|now\b|the (?:first|second|last)\b|sale\b|free\b)(?:[\w’'-]+\s){1,6}?to\s(?!decide\b|say\b|judge\b|see\b|choose\b|determine\b)[a-z]+/i
const ONUS =
  /\b(?:the )?(?:onus|burden|ball|responsibility|duty)\s(?:now\s)?(?:is|was|lies|rests|falls|remains)\s(?:now\s|squarely\s|firmly\s)?(?:on|with|upon)\s[^.;!?]{2,60}?\sto\s[a-z]+/i
const HAS_DUTY =
  /(?<!\b(?:i|we)\s)\b(?:has|have|had|bears?|under)\s(?:a|an|the)\s(?:\w+\s){0,2}(?:duty|obligation|responsibility)\sto\s[a-z]+/i
const OWED =
  /\bow(?:es?|ed|ing)\s(?:us|them|him|her|me|(?:the|its|their|every|all|these|those)\s[\w’'-]+)\s(?:\w+\s){0,2}(?:apolog|explanation|answer|meeting|visit|reply|money|compensation|refund|hearing|truth|justice)|\b(?:we|they|the (?:families|workers|public|people|tenants|members|crews?|victims))\sdeserve\s(?:an? (?!lot\b)|to (?:know|be (?:heard|told|paid|consulted))|better|more|answers|justice|compensation|protection|clarity|transparency|respect)\b/i
const HAD_BETTER = new RegExp(`${SELF}\\b(?:had|['’]d)\\sbetter\\s(?!be (?:lucky|right)\\b|off\\b|than\\b)[a-z]+`, 'i')
const HAS_TIME_COME =
  /\b(?:it(?: is| was|['’]s)\s(?:now\s|high\s|about\s)?time|the time (?:has|had) come|now is the time)\s(?:now\s)?(?:they|he|she|you|it|the [\w’'-]+(?:\s[\w’'-]+)?|\p{Lu}[\w’'-]+|for\s(?!me\b|us\b)[^.;!?]{2,60}?\sto)\s(?:\p{L}+ed|gave|took|came|went|did|paid|left|got|let|put|told|sat|listen|act|pay|give|take|leave|stop|end|step|show|come)\b/iu
const TIME_TO =
  /\b(?:it(?: is| was|['’]s)(?: now)?|now is the|the) time (?:has come )?to\s(?:stop|end|give|open|reopen|pay|act|release|free|lift|scrap|listen|return|sign|resume|bring|let|settle|halt|drop|withdraw|change|fix|implement|cut|raise|reform|ban|close|call|put an end)\b/i
/** "What we need is a straight answer from the ministry", "we need the government to act". */
const NEEDS_OTHERS =
  /\b(?:we|they|i)\s(?:also\s|now\s|urgently\s|desperately\s|really\s|still\s)?need(?:ed)?\s(?!to\b|not\b|an?\s|you to (?:know|understand)\b)(?:[\w’'-]+\s){1,6}?to\s(?!(?:know|think|remember|feel|win|survive|live|eat|sleep|succeed|see)\b)[a-z]+\b|\bwhat (?:we|they|the \w+) (?:really |now |all )?needs?(?:ed)? (?:now |from \w+ )?(?:is|was)\s(?!not\b|to (?:win|play|know|rest|sleep)\b)/i
/** "Any deal would have to include the maps". */
const ANY_DEAL =
  /\bany\s(?:\w+\s){0,2}(?:deal|agreement|treaty|settlement|truce|cease-?fire|accord|solution|offer|contract|plan|peace|talks|merger|bid|takeover|reform|extension|compromise|sale)\b[^.;!?]{0,60}?\b(?:must|should|has to|have to|needs? to|would (?:have|need) to|will (?:have|need) to)\b/i
const POSSIBLE_ONLY =
  /\b(?:deal|talks?|agreement|treaty|truce|peace|return|negotiations?|settlement|meeting|vote|solution|signature)\b[^.;!?]{0,40}?\b(?:possible|acceptable|conceivable|thinkable|come|begin|start|resume|happen|work)\b[^.;!?]{0,16}?\bonly\s(?:if|when|once|after|on condition)\b/i
/** "This levy cannot stand", "it cannot be allowed to go on". */
const CANNOT_STAND =
  /\b(?:cannot|can['’]t|can not|must not|could not)\s(?:(?:simply|just)\s)?(?:be (?:allowed|permitted|tolerated|left) to|be tolerated\b|stand(?:,|$|[.!])|go on (?:like|in) this|go on$|continue like this)/i
/** "There must be no more tolls", "there has to be an end to this". */
const THERE_MUST_BE =
  /\bthere\s(?:must|should|has to|have to|needs? to|ought to|had to)\s(?:now\s|also\s)?(?:never\s)?be\s(?!(?:a |some )?(?:reason|something|some|someone|mistake|more to|other|others|hundreds|thousands|many|plenty|a way|another way|an explanation|(?:no |any )?doubt|no (?:illusions?|mistake|surprise|question)|\d))/i
/** "No less than 6 per cent": the least that will do. */
const LEAST =
  /(?:\b(?:not|never|nothing|cannot)|n['’]t)\s(?:be\s)?(?:\w+\s){0,2}(?:settle|accept|satisfied|sign|take|content)?\s?(?:for|with)?\s?(?:anything\s|nothing\s)?(?:less|lower|fewer) than\s(?:an?\b|the\b|\d|£|\$|€|our\b|half\b|full\b)/i

const TOLD = [
  ASKS_TO,
  NEEDS_MORE,
  NOTHING_UNTIL,
  DEPENDS,
  WOULD_ASK,
  UP_TO,
  ONUS,
  HAS_DUTY,
  OWED,
  HAD_BETTER,
  HAS_TIME_COME,
  TIME_TO,
  NEEDS_OTHERS,
  ANY_DEAL,
  POSSIBLE_ONLY,
  CANNOT_STAND,
  THERE_MUST_BE,
]

const OPENS = `^["“‘']?(?:(?:and|but|so|then|now|well|please|look|enough(?: is enough)?)[,.:!\\s]+)*`
/** "Give schools the money they need", "fund our schools". */
const GIVE =
  /^["“‘']?(?:please\s|just\s|so\s|and\s)?(?:give\s(?!(?:or|and|way|up|me a|us a moment|it a)\b)(?:the\s|our\s|these\s)?[\w’'-]+\s(?:the|a|an|their|our|more|back|what|time|enough|proper)\s(?!credit\b|benefit\b|moment\b|chance to speak\b)|(?:be|get)\s(?:out|gone|back|ready|home)\sby\s)/i
/** "Stop building on the shore", "do not sign this", "never again". */
const COMMANDS = [
  GIVE,
  new RegExp(`${OPENS}(?:stop|quit|cease)\\s(?!the clock\\b|press\\b)[a-z]+ing\\b`, 'i'),
  new RegExp(
    `${OPENS}(?:do not|don['’]t|never)\\s(?!know\\b|think\\b|believe\\b|want\\b|have\\b|need\\b|see\\b|even\\b|get me\\b|worry\\b|ask me\\b|you\\b|we\\b|they\\b|forget\\b|mind\\b|care\\b|like\\b|before\\b|in\\b|ever\\b|mind\\b|underestimate\\b|again (?:did|have)\\b|be (?:surprised|fooled)\\b|expect\\b)(?!\\w+ed\\b)[a-z]+\\s(?:the|this|that|our|your|these|those|any|us|it|them|him|her|a|an|to|with|for|in|on|up)\\b`,
    'i',
  ),
  new RegExp(`${OPENS}never again\\s(?:must|may|should|can|shall)\\b`, 'i'),
  new RegExp(
    `${OPENS}(?:no more|not one more|not another|an end to|hands off|justice for|freedom for|down with)\\s(?!than\\b|or less\\b|mistakes? about\\b)[\\p{L}’'-]+(?:\\s[\\p{L}’'-]+){0,4}["”’.!,…]*$`,
    'iu',
  ),
  new RegExp(
    `${OPENS}(?:either\\s)?(?:${ACT_FIRST}|surrender|quit)(?:\\s[\\w’'-]+){0,6}?,?\\sor\\s(?:else\\b|(?:we|i|you|they|he|she|it|the)\\s|there(?:['’]ll|\\s(?:will|is|won))|(?:be|go|die|leave|resign|face|pay|get|lose|close|starve|quit)\\b)`,
    'i',
  ),
  new RegExp(
    `${OPENS}either\\s[^.;!?]{2,60}?\\sor\\s(?:we|i)\\s(?:do|go|walk|leave|stop|strike|quit|will|close)\\b`,
    'i',
  ),
  // "I say to the minister, call it off"
  /^["“‘']?(?:(?:and|so|but)\s)?(?:i|we)(?:['’]d|\s(?:would|can only|must|will))?\s(?:say|said) to\s[^,:;.!?]{2,50}[,:]\s["“‘']?(?!(?:we|i|you|they|he|she|it|this|that|there|thank|no|yes|well|if|when|what)\b)\p{L}+\s/iu,
  /\b(?:message|plea|appeal|request|ask|advice|demand|call)\s(?:to\s[^.;!?:]{2,50}?\s)?(?:is|was|remains)\s(?:\w+\s){0,2}(?:simple|clear|plain|this|short)\s?[:,–—]\s?["“‘']?(?!we (?:are|have|will)\b)/i,
  /^["“‘']?(?:the|our|their)\s[\w’'-]+(?:\s[\w’'-]+)?\s(?:must |has to |have to )?comes? first\b/i,
  /^["“‘']?first\s(?:the|a|an|they|comes?)\s[^.;!?]{2,60}?[,;]\s(?:and )?then\b/i,
  /\b(?:is|are) (?:an? (?:absolute )?must|a sine qua non|the bare minimum|the least (?:we|they|i) (?:can )?(?:expect|ask|accept))\b/i,
  /\b(?:has|have|had|['’](?:s|ve)) got to (?:go|stop|end|change|act|pay|leave|come)\b/i,
]

/**
 * True where words call on somebody to act in a form that holds neither a duty nor a verb of demanding: "it is up to the council to
 * pay", "they had better leave", "any deal would have to include the maps"; in the speaker's own words commands too.
 */
export function callsToAct(sentence: string, voice: Voice): boolean {
  if (sentence.endsWith('?')) return false
  return (
    TOLD.some((pattern) => pattern.test(sentence)) ||
    (voice === 'own' && COMMANDS.some((pattern) => pattern.test(sentence)))
  )
}

/** True where a sentence names the least that will do: "we won't settle for less than 6 per cent". */
export const namesLeast = (sentence: string): boolean => LEAST.test(sentence)
