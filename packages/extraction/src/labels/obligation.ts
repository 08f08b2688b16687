import { clauseBefore, isSubordinate, type Voice } from './clauses.ts'

const DUTY =
  /\b(?:must|should(?:n['’]t)?|ought(?: not)? to|(?:has|have|had)(?: got)? to|['’](?:s|ve) got to|needs? to|needed to|(?:is|are|was|were|be) (?:obliged|required) to)\b(?!-)/gi
/** "would have to", "does not have to", "used to need to": a consequence or its denial. */
const NO_DUTY_BEFORE = /\b(?:to|would|['’]d|could|may|might|n['’]t|not|never|no longer|didn['’]t)\s(?:\w+\s){0,1}$/i
/** Verbs behind "have to" and "should" that ask nothing of anybody. */
const NO_DUTY_BEHIND =
  /^\s(?:(?:also|now|all|first|just|really|always|simply|still|even|be)\s)*(?:understand\w*|know|remember|recogni[sz]e|reali[sz]e|keep in mind|look|wait|see|say|admit|tell you|ask|wonder|worry|think\b(?! (?:again|twice|hard))|believe|guess|go without|do with|grapple|contend|come as|help\b|matter\b|suffice|be able|be (?:joking|kidding|honest|frank|fair|clear|mad|blind|tired)|(?:not |never )?forget|admire|hand it to|sympathi[sz]e|laugh|smile|able|careful|clear|honest|proud|glad|noted|taken|said|read|seen|a|an|the|very|so|like|no|enough|possible|easy|easier|hard|fine|good|great|true|interesting|fun|have (?:been|had|known|seen|gone|said|done|\w+ed|(?:any |much |no )?(?:trouble|difficult(?:y|ies)|problems?))|it\b|not be (?:hard|surpris\w+|a surprise|seen|taken))\b/i
/** Whom the words oblige is nobody in particular. */
const NOBODY = /(?:^|\s)(?:i|(?<!\bno\s)one|there|you)\s(?:\w+ly\s|also\s|just\s|still\s|all\s)?$/i
const YOU = /(?:^|\s)you\s(?:\w+ly\s|also\s|just\s|still\s|all\s)?$/i
/** "something that ought to happen": an opinion, where "this must stop" is a demand. */
const IMPERSONAL = /(?:^|\s)(?:it|that|this|something|things|which)\s(?:\w+\s){0,3}$/i
const HAPPENS =
  /^\s(?:just\s|never\s|all\s)?(?:happen|work|be(?! (?:\w+ly\s|allowed to\s|put\s|made\s)?(?:(?!remember|stress|point|emphasi|recall|understood|expect|interest|assum|consider)\w+ed|broken|withdrawn|torn|taken (?:down|away|off|back|out)|left (?:alone|open)|shut|cut|paid|held|built|rebuilt|given|met|sold|sent|kept|put|made|dealt)\b))\b/i

/** "should be ready by Friday" foretells. */
const DONE = /^\s(?:\w+\s)?be\s(?:\w+ly\s)?(?:ready|complete|completed|finished|finali[sz]ed|in place)\b/i

/** What had to be done because of something was a need, and no duty: "had to turn back because of the storm". */
const PAST_NEED =
  /\b(?:because|due to|owing to|after|when|as a result|in the end|for lack of|overnight|last (?:night|week|month|year)|yesterday|ago|again and again)\b|^\s(?:turn back|spend the|wait\b|be (?:rescued|evacuated|towed|taken|treated)|learn\b|flee\b|cancel\b|borrow\b|sleep\b|endure\b|live\b)/i
/** "The company said it needed to cut costs": what a body has to do itself. */
const OWN_NEED = /(?:^|\s)it\s(?:\w+ly\s|also\s|just\s|still\s|now\s)?$/i
const ACTIVE = /^\s(?!be\b|not be\b)/i
/** "the votes needed to pass": a participle. */
const PARTICIPLE_OF =
  /\b(?:votes?|seats?|money|funds?|funding|cash|numbers?|majority|delegates|skills?|experience|resolve|signatures|support|will|time|\p{L}{4,}ity)\s$/iu
/** "That's got to hurt": a guess. */
const GUESSED = /^\s(?:hurt|scare|worry|sting|feel|mean|rank|rankle|count for)\b/i
const SELF = /(?:^|\s)(?:he|she|i|who)\s(?:\w+ly\s|also\s|just\s|still\s)?$/i
/** "It should rain", "the ferry should arrive on Friday": what is likely. */
const LIKELY =
  /^\s(?:now\s|soon\s|also\s)?(?:rain|snow|arrive|last|become|take (?:about|around|\d|no more|at least|place)|reach|rise|fall|grow|hold\b(?! (?:talks|a|an|the|to|its|their))|survive|pass|bring in|cost|yield|suffice|see\b|result|ease|improve|benefit|save|generate|boost|recover|know (?:more|by)|hear (?:more|by)|be (?:able|back|here|over|done|surprised|worried|shocked|alarmed|under way|available|online|open (?:by|in|again)|enough|known))\b/i

const NECESSITY =
  /\b(?:is|was|be|were|['’]s|it)\s(?:\w+\s){0,2}?(?:essential|vital|crucial|critical|imperative|necessary|urgent|incumbent|time)\s(?:that|for|on|upon)\s(?!a\s|the (?:first|second)|some\s)/i
const NEED_FOR =
  /^(?:on\s|of\s)?(?:the|an?|its|their)\s(?:\w+\s){0,2}(?:need|necessity|urgency|importance)\s(?:for|to|of)\s(?!the (?:talks|meeting|visit|deal|day|river|port|harbour)\b)/i
const WANTS_DONE =
  /\b(?:we|i|he|she|they|it|who)\s(?:also\s|still\s|only\s)?(?:want(?:s|ed)?|would like)\s(?!to\b)(?:\S+\s){1,8}?to\s\w+|\b(?:we|i|he|she|they)['’]d like\s(?!to\b|it\b)(?:the|our|his|her|their|its|every|all|both|[\p{Lu}])\S*\s(?:\S+\s){0,7}?to\s(?!know\b|think\b|be\b|see\b|understand\b|remember\b|feel\b)\w+/iu
/** "I want names": a thing, not a deed of one's own. */
const WANTS_THING =
  /^(?:["“‘']|(?:and|but|so|then|now|well|look|no)[,\s]+)*(?:i|we)\s(?:also\s|still\s|only\s|just\s|do\s)?want\s(?!to\b|nothing\b|none\b|no\b|what\b)\S/i
/** "Let him say it here", "Get round the table": what another is told to do. */
const TELLS =
  /^(?:["“‘']|(?:and|but|so|then|now|well|please|look)[,\s]+)*(?:let (?:him|her|them|people|us)\s(?!see\b|be (?:clear|honest|frank)\b|know\b)|(?:do it|do this|stop it|stop this|give (?:us|me|him|her|them|it)(?! credit| their due| a break)|get (?:round|back|out|off)|show (?:us|me)|tell (?:us|them)|bring (?:me|us|them)|leave (?:it|us|me|them|him|her|the)|keep (?:the|your|out|off|it)|hands? off|come (?:back|and|to)|think of|take (?:it|your|the)(?![^.]{0,40}for (?:example|instance))|hand in|name the|pick up)\b|don['’]t (?!know|think|believe|want|have|need|see|even|do|get me|worry|ask me|you|we|they|forget|mind|care|like)\w+ )/i
/** "The firm has until Friday to answer", "You have ten days to pay". */
const GIVEN_TIME =
  /(?<!\b(?:we|i)\s(?:\w+\s)?)\b(?:has|have)\s(?:only\s|just\s|now\s)?(?:until|till|(?:[\w-]+\s){1,2}(?:hours|days|weeks|months))\s(?:[\w’'-]+\s){0,6}?to\s[a-z]+/i
const WANTS_SEEN =
  /\b(?:want(?:s|ed)?|would like|['’]d like) to see\s(?!(?:what|how|whether|if|where|who|why|him|her|them|it|me|us)\b)(?:an end|more|less|fewer|better|change|changes|action|progress|justice|peace|results?|movement|steps?|proof|evidence that|a (?:return|halt|stop|deal|truce|change|ban)|(?:[\w’'-]+\s){1,8}?(?:\w+ed|\w+en|done|gone|paid|met|sent|cut|put|kept|back|out|built|brought|shut|sold|made|held|set|let|left|lost|found|taken|go|end|act|leave|stop|rise|return|open|close)\b)/i
const APPEALS =
  /\b(?:we|i|they|he|she|it)\s(?:\w+ly\s|also\s|again\s)?(?:call(?:s|ed)? (?:on|upon|for)|demand(?:s|ed)?|urge[sd]?|insist(?:s|ed)? (?:on|that)|appeal(?:s|ed)? (?:to|for)|ask(?:s|ed)? that|request(?:s|ed)?)\b|\b(?:our|my|the only) demands? (?:is|are|remains?)\b/i
const OWN_RED_LINE =
  /\b(?:our|my|its|their own) red lines?\b|\b(?:is|are|was|were|as|remains?) (?:a |our )?red lines?\b(?! (?:of|for) (?:the|them|him|her)\b)/i
const NOT_APPEALING = /\b(?:not|never|no longer)\s(?:\w+\s)?(?:call|demand|urge|insist|appeal|ask|request|want)/i
/** Verbs that open a command where what is to be done stands behind them. */
const ORDERS =
  'release|end|stop|lift|open|reopen|withdraw|halt|free|pay|leave|return|cease|drop|sign|respect|honou?r|abandon|evacuate|hand (?:over|back)|get out of|pull out|put an end to|lay down|give (?:back|up)|bring (?:back|home)|let|sell|settle|name|publish|scrap|cancel|send|ban|freeze|raise|cut|fund|hire|sack|reinstate|restore|save|protect|close|shut|call off|tear up|take back|answer|listen to|talk to|negotiate with|sit down with|come back to|go back to|get back to|stay (?:out|away)|keep (?:off|away)|back off|take down|clear|compensate|disarm|dismantle|repeal|renounce|implement|fulfil|keep|accept'
const COMMAND = new RegExp(
  `^["“‘']?(?:(?:please|now|so|just|then|and)[,\\s]+)?(?:${ORDERS})\\s(?:the|all|your|our|their|these|those|this|us|them|him|her|every|it|my|talking|killing|bombing|shelling|firing)\\b(?! (?:say|be clear|me|know|see|in mind|up with|comes?|came|faith|course)\\b)`,
  'i',
)
/** "Resign!", "Stand down now": a command in a word. */
const COMMAND_ALONE =
  /^["“‘']?(?:please\s|just\s)?(?:resign|step down|stand down|apologi[sz]e|negotiate|sit down|back off|back down|surrender|pay up|get out|disarm|go home|stop)(?:,?\s(?:now|at once|today|immediately|or\b[^.]*))?(?:[.!,"”’…]|$)/i
/** What others have to grant first: "is a precondition for talks", "is not negotiable". */
const PRECONDITION =
  /\b(?:is|are|remains?|was|were|be)\s(?:still\s|also\s|now\s)?(?:(?:an?|our|their|its|his|her|the)\s)?(?:absolute\s|basic\s|minimum\s|first\s|only\s|main\s)?(?:pre-?conditions?|prerequisites?|non-?negotiable|not (?:up for negotiation|negotiable)|conditions? (?:of|for) (?:(?:any|further|a|the) )?(?:deal|truce|cease-?fire|talks|peace|signing|agreement|settlement|return|support|vote|coalition))\b/i
/** "You have until Friday", "You have 48 hours", and of others with what they are to do. */
const TIME_LEFT =
  /^["“‘']?(?:and\s|so\s|now\s)?you(?: now)?(?: have|['’]ve got| have got)(?: got)? (?:until|till|exactly |just |only )?(?:[\w-]+\s){0,2}(?:hours|days|weeks|minutes|(?:sun|mon|tues|wednes|thurs|fri|satur)day|midnight|noon|tomorrow)\b(?! (?:off|left|ago|of)\b)/i
const TIME_TO_ACT =
  /\bhad\s(?:only\s|just\s|now\s)?["“]?(?:until|till|(?:[\w-]+\s){1,2}(?:hours?|days?|weeks?|months?))\b[^.;!?]{0,40}?\sto\s(?:answer|reply|respond|comply|pay|leave|remove|vacate|hand|withdraw|accept|sign|produce|return|release|open|reopen|close|come|deliver|submit|file|clear|stop|end|agree|surrender|disarm|quit|name|present|make|put|apologi[sz]e|pull|lift|repair|explain|appeal)\b/i
const NEEDED_BY =
  /\b(?:we|i)\sneed(?:ed)?\s(?!to\b|not\b|time\b)[^.;!?]{2,80}?\b(?:by|before|within|no later than)\s(?!the time\b|we\b|then\b)\S/i
/** "What we want is a rest day", "all they ask is that the gates be opened". */
const WHAT_WE_WANT =
  /\b(?:what|all)\s(?:we|i|they|he|she|it)(?:['’](?:re|m|s)|\s(?:are|am|is|was|were))?\s(?:really\s|all\s|now\s|still\s|ever\s)?(?:want(?:s|ed|ing)?|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?(?: for| of \w+)?|insist(?:s|ed|ing)? on|call(?:s|ed)? for|expect(?:s|ed)?)(?: from \w+)?\s(?:is|was)\b(?!\s(?:not|no|nothing|to (?:be|know|say|win|go|live|work)\b))/i
/** "We are calling on the minister to act", "he was asking for a ballot". */
const APPEALING =
  /\b(?:we|i|they|he|she|it)(?:\s(?:am|are|is|was|were)|['’](?:m|re|s))\s(?:\w+ly\s|also\s|still\s|now\s|again\s|all\s|just\s)?(?:calling (?:on|upon|for)\s|demanding\s|urging\s|insisting (?:on|that)\s|appealing (?:to|for)\s|requesting\s|asking (?:that|for)\s|asking (?:[\w’'-]+\s){1,5}?(?:to|for)\s)/i
const HIGH_TIME =
  /\bit(?: is| was|['’]s) (?:high|about|long past|past|now) time\b(?! to (?:go|leave|sleep|eat|move on)\b)/i
/** "We expect the ministry to answer": what one's own side reckons others owe it. */
const EXPECTS_OF =
  /\b(?:we|i)\s(?:fully\s|now\s|also\s|still\s)?expect\s(?!to\b)(?:[\w’'-]+\s){1,6}?to\s(?:comply|answer|respond|reply|abide|honou?r|implement|withdraw|release|pay|deliver|hand|sign|respect|disarm|resign|apologi[sz]e|return|act|explain|stop|end|publish|keep|open|reopen|let|allow|lift|halt|restore|give|grant)\b/i
/** "I want to see faces". */
const WE_WANT_SEEN =
  /\b(?:we|i)\s(?:also\s|still\s|just\s)?want to see\s(?!(?:what|how|whether|if|where|who|why|him|her|them|it|me|us)\b)/i
/** What asks for something only in somebody's own words. */
const OWN = [WE_WANT_SEEN, COMMAND, COMMAND_ALONE, WANTS_THING, TELLS, TIME_LEFT, NEEDED_BY, EXPECTS_OF]

/** True where a sentence asks somebody to do or leave something: duties in its main clause, appeals, commands, needs that others are to meet. */
export function obliges(sentence: string, voice: Voice): boolean {
  if (sentence.endsWith('?')) return false
  if (NOT_APPEALING.test(sentence)) return false
  if (APPEALS.test(sentence) || WANTS_SEEN.test(sentence)) return true
  if (APPEALING.test(sentence) || HIGH_TIME.test(sentence)) return true
  if (PRECONDITION.test(sentence) || TIME_TO_ACT.test(sentence) || WHAT_WE_WANT.test(sentence)) return true
  if (voice === 'own' && OWN.some((pattern) => pattern.test(sentence))) return true
  if (GIVEN_TIME.test(sentence) || NECESSITY.test(sentence) || WANTS_DONE.test(sentence) || OWN_RED_LINE.test(sentence))
    return true
  for (const match of sentence.matchAll(DUTY)) if (isDuty(sentence, match, voice)) return true
  return false
}

const INVERTED =
  /^\s(?:(?:the|an?|its|their|his|her|our|any|no|this|that|these|those|it|they|he|she|we|you)\s|\p{Lu}\p{Ll}+\s)/u
/** "You should, doesn't it": the end of a question. */
const TAGGED = /^,?\s(?:(?:is|does|do|did|would|should|has|have|ca|wo|are|was)n['’]t)\s(?:it|they|he|she|you|we)\b\W*$/i
/** "People who work nights [should]": the relative clause belongs to the subject, whose verb follows. */
const OF_SUBJECT =
  /^["“‘']?(?:\s?(?:that|and|but)\s)?(?:(?:the|any|all|every|those|these|no|both|our|their|its|each|some)\s(?:[\p{L}’'-]+\s){0,3}|(?:people|anyone|anybody|whoever|everyone|everybody|those|nobody|no one|men|women|workers|firms|companies|states|countries|families)\s)(?:who|that|which)\s(?!(?:[\p{L}]+ly\s|also\s|now\s|still\s)?$)(?:[\p{L}\d’'-]+\s){2,12}$/iu
const isOfSubject = (before: string): boolean => OF_SUBJECT.test(before)

/** "the need for Sudland to open the locks": a demand where it is stressed. */
export function isNeed(words: string): boolean {
  return NEED_FOR.test(words)
}

function isDuty(sentence: string, { index, 0: modal }: RegExpMatchArray, voice: Voice): boolean {
  const at = index ?? 0
  const before = clauseBefore(sentence, at)
  const behind = sentence.slice(at + modal.length)
  // "Should the talks fail, …" supposes
  if (modal.startsWith('Should') && before.trim() === '' && /^\s/.test(behind)) return false
  // "… a strike should the talks fail"
  if (/^should$/i.test(modal) && INVERTED.test(behind)) return false
  if (TAGGED.test(behind)) return false
  if ((isSubordinate(before) && !isOfSubject(before)) || NO_DUTY_BEFORE.test(before)) return false
  // "no need to", "the need to": the noun
  if (
    /^needs?/i.test(modal) &&
    /(?:\b(?:no|any|the|a|an?|little|real|urgent|great|his|her|its|their|our)|['’]s?)\s$/i.test(before)
  )
    return false
  if (/^had/i.test(modal) && (voice === 'own' || PAST_NEED.test(behind) || SELF.test(before))) return false
  if (/^needed/i.test(modal) && (voice === 'own' || PARTICIPLE_OF.test(before))) return false
  if (/^need/i.test(modal) && voice === 'told' && OWN_NEED.test(before) && ACTIVE.test(behind)) return false
  if (/ha[sd]|got/i.test(modal) && IMPERSONAL.test(`${before} `) && GUESSED.test(behind)) return false
  if (/^(?:should|ought)/i.test(modal) && LIKELY.test(behind)) return false
  const firm = /^(?:must|should|ought)/i.test(modal)
  if (firm ? NOBODY.test(before) && !YOU.test(before) : NOBODY.test(before)) return false
  if (NO_DUTY_BEHIND.test(behind)) return false
  if (/^(?:should|ought)/i.test(modal) && DONE.test(behind)) return false
  return !(/^(?:should|ought)/i.test(modal) && IMPERSONAL.test(before) && HAPPENS.test(behind))
}
