import type { Voice } from './clauses.ts'

/** Verbs by which a speaker harms somebody: to announce one of them is to threaten, to forswear it a pledge. */
const HARM =
  /\b(?:strike|retaliat\w+|punish|walk out|attack|destroy|bomb|invade|shell|sanction|boycott|blockade|embargo|sue|lock out|shut down|blacklist|seize|expel|ban\b|withhold|cut off|pull out|walk away|break off|suspend|respond (?:with force|forcefully|harshly|firmly)|resume (?:the )?(?:war|fighting|attacks|strikes|hostilities|bombing)|return to (?:war|fighting|combat)|(?:impose|tighten|raise|slap|levy|introduce|institute|declare) (?:[\w-]+ ){0,3}(?:sanctions?|(?:counter-?)?tariffs?|restrictions?|martial law|curfew|blockade|embargo|ban|duties|counter-?measures)|take (?:industrial|legal|military|court) action|(?:open|unleash) the gates of hell|pay a (?:heavy |high )?price|consequences|crush|escalat\w+|(?:halt|stop) (?:work|production|talks|negotiations|deliveries)|down tools|close (?:the|its|all) \w+|down their tools|picket|deport|veto)\b/i
/** Verbs before harm that take it back: "will lift the sanctions", "to avert a strike". */
const EASING =
  /\b(?:lift|end|eas\w+|avert|avoid|stop|call off|cancel|postpone|prevent|without|against|instead of|drop|remove|waive|condemn|report|face|discuss|consider)\b/i
const WILL =
  "(?:\\s(?:will|shall|would)|['’](?:ll|d)|(?:\\s(?:are|is|am|was|were)|['’](?:re|s|m))\\s(?:\\w+ly\\s|also\\s|now\\s|always\\s)?(?:going to|ready to|prepared to|willing to|determined to|committed to))"
const NOT =
  "(?:\\s(?:will|shall|would)\\s(?:not|never)|\\s(?:wo|would)n['’]t|['’]ll (?:not|never)|(?:\\s(?:are|is|am|was|were)(?:\\s(?:not|never)|n['’]t)|['’](?:re|s|m) not)\\s(?:going|willing|ready|prepared) to)"
const WORDS = "((?:[\\w’'-]+\\s){0,6}[\\w’'-]+)"
/** Who the speaker is: "we" in own words, "it" where another tells; "he and Ferro" too. */
const SPEAKER: Record<Voice, string> = {
  own: '(?:we|i|he|she)',
  told: "(?:we|i|he|she|they|it)(?:\\sand\\s[\\w’'-]+)?",
}
const REFUSER: Record<Voice, string> = { own: '(?:we|i)', told: SPEAKER.told }
const OWN_WILL = patterns(SPEAKER, `${WILL}\\s(?!not\\b|never\\b|no longer\\b|be\\b|have\\b)${WORDS}`)
const REFUSAL = patterns(REFUSER, `${NOT}\\s(?:ever\\s|simply\\s|just\\s|also\\s|even\\s)?${WORDS}`)
const REFUSES = patterns(
  REFUSER,
  "\\s(?:\\w+ly\\s|also\\s|still\\s|again\\s)?(?:rejects?|refuses?|opposes?|rejected|refused|opposed|rules? out|ruled out|(?:do|does|did)(?: not|n['’]t) (?:want (?!to (?:speculate|guess|say|comment|get|see))|intend|accept|recogni[sz]e|agree|support|consent)|cannot support|can['’]t support|cannot live with)",
)
const OTHERS_WILL = new RegExp(
  `\\b(?:will|would|shall|['’]ll|(?:is|are) going to)\\s(?!not\\b|never\\b|no longer\\b|be\\b|have\\b)${WORDS}`,
  'i',
)
const COMMITTED = /\b(?:is|are|was|were|am|remains?|['’](?:s|re|m))\s(?:\w+ly\s|also\s)?committed to\b/i
/** Denied verbs that refuse nothing: knowledge, chance, states. */
const NO_REFUSAL =
  /^(?:know|think|believe|see|understand|have|be|do|remember|say|comment|get|expect|feel|care|like|look|seem|mean|need|rule out|work|matter|exist|include|appear|hear|find|help|imagine|wait|speak for|recall|take long|affect|change anything)\b/i
/** Denied verbs that are pledges: "will not rest", "will not let you down". */
const STEADFAST =
  /^(?:rest|hesitate|stop|tire|give up|back down|forget|abandon|harm|leave (?:you|them|him|her|anyone|behind)|let (?:you|them|him|her|anyone))\b/i
const REFUSES_ANYHOW =
  /\b(?:will|would|shall|can|could|['’]ll) (?:not|never) (?:ever )?(?:accept|agree|allow|withdraw|sign|negotiate|yield|permit|tolerate|compromise|bow|surrender|disarm|leave|give up|give in|hand over|relinquish|cede|pull (?:out|back)|recogni[sz]e)\b|\b(?:won|wouldn|can|couldn)['’]t (?:ever )?(?:accept|agree|allow|withdraw|sign|negotiate|yield|permit|tolerate|compromise|bow|surrender|disarm)\b|\bcannot (?:accept|agree|allow|sign|permit|tolerate|compromise)\b|\bthere (?:will|would|can|could) (?:not be|be no)\b|\b(?:is|are|was|were|am|remains?|['’](?:s|re|m))\s(?:\w+\s)?(?:unacceptable|a non-starter|off the table|out of the question|opposed to|not on the table)\b|\b(?:ha(?:s|ve|d) no|with no) (?:intention|plans?|desire) (?:of|to)\b|(?<!\bif )\bno deal\b(?! (?:is|was|has|had|can|could|were|comes|came)\b)|\bno way (?:we|i|they|it|he|she)\b/i
const NOT_OPPOSED = /\b(?:not|never|n['’]t)\s(?:\w+\s)?(?:opposed|reject|refus|oppos|against|rule out)/i
const LOOMING =
  /\bthere (?:will|would) be\s(?:[\w-]+\s){0,3}(?:consequences|hell to pay|retaliation|strikes?|walk-?outs?|reprisals)\b/i
const UNLESS = /\bunless\b/i
/** "Dockers will stop work unless …": what befalls if nobody gives way. */
const THREATENS_UNLESS = /\b(?:will|would)\b[^.;]*\bunless\b/i

function patterns(speaker: Record<Voice, string>, rest: string): Record<Voice, RegExp> {
  return { own: new RegExp(`\\b${speaker.own}${rest}`, 'i'), told: new RegExp(`\\b${speaker.told}${rest}`, 'i') }
}

/** What a sentence wills: it refuses, threatens or pledges; undefined where it does none. Its subject is the speaker, but for plain threats and refusals. */
export function willOf(spoken: string, voice: Voice): 'reject' | 'threaten' | 'commit' | undefined {
  const sentence = spoken.replace(/["“”‘]/g, '')
  if (!NOT_OPPOSED.test(sentence) && (REFUSES_ANYHOW.test(sentence) || REFUSES[voice].test(sentence))) return 'reject'
  if (LOOMING.test(sentence)) return 'threaten'
  const refused = REFUSAL[voice].exec(sentence)?.[1]
  if (refused !== undefined) {
    if (STEADFAST.test(refused) || HARM.test(refused.slice(0, 24))) return 'commit'
    if (!NO_REFUSAL.test(refused)) return 'reject'
  }
  const own = OWN_WILL[voice].exec(sentence)?.[1]
  const others = OTHERS_WILL.exec(sentence)?.[1]
  if (harms(own) || harms(others) || (others !== undefined && THREATENS_UNLESS.test(sentence))) return 'threaten'
  if (own !== undefined) return UNLESS.test(sentence) ? 'threaten' : 'commit'
  return COMMITTED.test(sentence) ? 'commit' : undefined
}

/** True where the verbs that are willed do harm themselves: not "press them to boycott". */
function harms(words: string | undefined): boolean {
  const willed = words?.replace(/^(?:continue|have|return|go|be ready|choose|decide) to /i, '').split(/\sto\s/)[0]
  const whole = /^(?:return to|resort to)/i.test(words ?? '') ? words : willed
  const harm = whole === undefined ? null : HARM.exec(whole)
  return harm !== null && whole !== undefined && !EASING.test(whole.slice(0, harm.index))
}
