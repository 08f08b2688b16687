import type { Act } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'

/** Sources that set rules and ask nothing of anybody by themselves. */
const RULES_NOUN =
  /\b(?:laws?|rules?|polic(?:y|ies)|plans?|programmes?|programs?|bills?|regulations?|treat(?:y|ies)|contracts?|deals?|agreements?|constitution|clauses?|articles?|schemes?|measures?|versions?|systems?|process|job|role|goal|aim|strategy|terms|that|which|this|it|these|those)$/i
const COURT = /\b(?:court|judge|tribunal|justice|magistrate|injunction|ruling|arbitrator|panel)\b/i
/** What somebody else is to do or bring about, in a noun: "an end to the ban", "the release of the crew". */
const EVENT =
  /\b(?:end|halt|stop|pause|truce|cease-?fire|release|return|withdrawal|removal|recall|freeze|cut|rise|raise|increase|repeal|ban|talks|negotiations|deal|agreement|pact|accord|settlement|concessions?|assurances?|guarantees?|steps|commitments?|recognition|access|apology|inquiry|probe|election|elections|vote|referendum|government|state|independence|sanctions?|reforms?|changes?|refuge|asylum|extension|resumption|dismissal|resignation|surrender|transfer|arrest|review|payment|compensation|refund|damages|waiver|exemption|relief|emergency|\w{4,}(?:ation|ition|ution|ment))s?\b/i
/** A thing wanted of somebody: an amount, or a thing with its day or with what is to be done to it. */
const WANTED =
  /^(?:at least |up to |another |a further |some )?[\d£$€]|\b(?:by|within|before|until|no later than|in (?:\d+|two|three|four|five|six|seven|ten) (?:hours|days|weeks|months))\s|^(?:[\w’'-]+\s){1,6}(?:docked|back|out|released|freed|removed|withdrawn|returned|paid|lifted|scrapped|stopped|halted|reopened|opened|closed|shut|cancelled|dropped|gone|done|settled|signed|published|let in|included|excluded|sacked|dismissed|reinstated|shared|ended|home|rewritten|redrawn|rebuilt|reversed|restored|repealed|released|halved|doubled|cut|raised|frozen|postponed|extended|banned|probed|investigated|punished|tried|prosecuted|protected|recogni[sz]ed|enforced|brought \w+|put \w+|taken \w+|called off)\b|^(?:answers|assurances|guarantees|reparations|concessions|changes|clarity|justice|action)\b|^(?:an?|the|full|more|better|higher|new|its|their|his|her)\s(?:[\w-]+\s){0,3}(?:apology|answer|reply|meeting|seat|say|share|rise|money|compensation|list|names|proof|pledge|inquiry|review|ballot|mediator|ceasefire|pay|wages|pensions?|protection|jobs)\b/i
/** "ordered all ferries out of the strait", "ordered the mill shut". */
const ORDERED =
  /^(?:[\w’'-]+\s){1,6}(?:out of|off|back to|home|closed|shut|released|freed|removed|destroyed|evacuated|reinstated|halted|stopped)\b/i
/** Deeds that demand where their aim is told: "marched for higher wages". */
const CAMPAIGNS = /^(?:march|rally|chant|campaign|fight|strike|agitate|demonstrate)$/
/** A thing that somebody is to grant: an amount, a share, more or less of something, seats, rights, votes. */
const AIM =
  /^(?:at least |up to |an? |the |two |three |four |five |six |seven |some |its |their |his |her )?(?:\d|[£$€]|(?:[\w-]+\s){0,3}?(?:higher|lower|more|better|shorter|longer|smaller|fewer|safer|fairer|greater|equal|full|fair|new|extra|stricter|tougher|cheaper|free|stronger|immediate|independent|public)\s[a-z]|(?:[\w-]+\s){0,3}?(?:rights?|seats?|say|share|votes?|ballot|rise|raise|pay|bonus|compensation|refunds?|money|funds|funding|protection|guarantees?|mandate|veto|access|recount|inquiry|review|holidays?|breaks|limits?|curbs?|cap|quota|exemption|waiver|concessions?|apology|damages|change|changes|grounded|bans?|moratorium|meeting|hearing|justice|peace|independence|autonomy|recognition|release|return|end|truce|cease-?fire|halt|resignation|reinstatement|removal|repeal|head|jobs|contract|contracts|\w{3,}(?:ation|ition|ment|al))\b)/i
const NO_AIM =
  /^(?:\d+ |an? |the |two |three |four |five |six |seven |several |more than |at least )?(?:\d+ |full |whole )?(?:hours?|days?|weeks?|months?|years?|miles?|kilomet(?:er|re)s?|(?:the )?(?:first|second|third) (?:time|day)|(?:his|her|their|its) (?:life|lives|survival)|survival|gold|presidency|seat in|office|(?:the|a) (?:first|second) )\b/i
/** "wants to see her son", "wants to see what happens": to meet or to watch. */
const MEETS =
  /^(?:(?:him|her|them|it|me|us)(?:$|[.,])|(?:what|how|whether|if|where|who|why)\b|(?:his|her|their|my|our|the) (?:\w+ )?(?:son|daughter|mother|father|family|wife|husband|children|brother|sister|friends?|doctor|lawyer|home|house|sea|film|match|game|show|world|town|place)\b)/i
/** "would like to see [the minister bring a pen]". */
const DOES =
  /^(?:the|a|an|its|their|his|her|our|both|all|every|more|\p{Lu}\p{L}+)\s?(?:[\p{L}’'-]+\s){0,4}?(?:bring|give|come|go|take|make|pay|put|sign|show|open|act|move|do|say|answer|respond|apologi[sz]e|withdraw|leave|stop|end|keep|meet|publish|drop|raise|cut|join|step|listen)\b/u
/** "ten minutes": how long it lasted. */
const LASTING = /^(?:[\w-]+\s){1,3}(?:minutes?|hours?|days?|weeks?|months?|years?|rounds?|miles?)\b/i
/** What a rule does to those whom it binds. */
const RULE_VERBS = /^(?:require|prohibit|forbid|bar|ban|oblige|compel)$/
const TO_VERB =
  /\bto\s(?:not\s)?(?!(?:nearly|almost|about|around|over|more than|less than|the|an?|its|their|his|her)\b)[a-z]+/i
const OWN_AIM =
  /^(?:the\s)?(?:presidency|nomination|office|re-?election|treatment|damages|work|advice|help|votes?|support|bankruptcy|jobs?)\b/i

/**
 * What a weak word of demanding ("want", "seek", "push", "order", "require") does by what stands round it: a rule requires
 * and demands nothing, an agenda is pushed and not demanded, and who seeks refuge asks nobody to act.
 */
export function weakDemand(
  text: string,
  { cue, source, rule }: Pick<Attribution, 'cue' | 'source' | 'rule'>,
  words: string,
): Act {
  const base = cue?.entry.base ?? ''
  const sourceSpan = source?.antecedent ?? source?.span
  const who = sourceSpan === undefined ? '' : text.slice(sourceSpan.start, sourceSpan.end)
  if (COURT.test(who)) return 'demand'
  if (base !== 'want' && RULES_NOUN.test(who)) return 'assert'
  const asks = TO_VERB.test(words.slice(0, 240))
  // "the deal would require the state to pay" tells what follows from it
  if (cue?.modal === true && RULE_VERBS.test(base)) return 'assert'
  if (RULE_VERBS.test(base) && base !== 'require') return 'demand'
  if (base === 'require') return asks || rule === 'clause-after' || EVENT.test(words.slice(0, 60)) ? 'demand' : 'assert'
  if (CAMPAIGNS.test(base)) return AIM.test(words) && !NO_AIM.test(words) ? 'demand' : 'assert'
  if (/^(?:hold|stick)$/.test(base)) return NO_AIM.test(words) || LASTING.test(words) ? 'assert' : 'demand'
  if (/^(?:lean|direct)$/.test(base)) return asks ? 'demand' : 'assert'
  if (/^(?:push|press|lobby|pressure|instruct|command|beg|plead)$/.test(base))
    return rule === 'preposition' || rule.startsWith('quote') || asks ? 'demand' : 'propose'
  if (base === 'order')
    return asks || ORDERED.test(words.slice(0, 80)) || rule === 'clause-after' || EVENT.test(words.slice(0, 60))
      ? 'demand'
      : 'assert'
  if (OWN_AIM.test(words)) return 'assert'
  const toSee = cue !== undefined && /^\s+to see\s/.test(text.slice(cue.span.end, cue.span.end + 8))
  const sees = toSee && MEETS.test(words)
  if (toSee && !sees && DOES.test(words)) return 'demand'
  if (base === 'want' && !sees && who.toLowerCase() !== 'it') return wantsOfOthers(words) ? 'demand' : 'assert'
  if (
    /^(?:want|like|seek)$/.test(base) &&
    (WANTED.test(words.slice(0, 160)) || (AIM.test(words) && who.toLowerCase() !== 'it'))
  )
    return 'demand'
  return asks || EVENT.test(words.slice(0, 80)) ? 'demand' : 'assert'
}

/** What one wants for oneself, or of nobody: "wants to win", "wants revenge", "wanted a drink". */
const OWN_WISH =
  /^(?:(?:them|it|him|her|us|me|one|some|any|that|this)(?:$|[.,])|to\s(?!know by\b)|nothing\b|none\b|neither\b|no (?!more\b|less\b)|what\b|it all\b|(?:the\s)?(?:presidency|nomination|office|re-?election|power|revenge|fame|glory|attention|comfort|sleep|children|help)\b|(?:an?|another|some|the|his|her|their|its)\s(?:\w+\s)?(?:drink|glass|cup|coffee|beer|walk|nap|rest|chat|baby|child|family|husband|wife|look|word|life|career|cigarette|holiday|photograph|picture|legacy|win|victory|best|same|worst|lot|reason|way out)\b|(?:more of )?the same\b)/i

/** True for what somebody can only have of others: anything wanted but a deed or a pleasure of one's own. */
export function wantsOfOthers(words: string): boolean {
  return words.trim() !== '' && !OWN_AIM.test(words) && !OWN_WISH.test(words)
}

const CONSEQUENCE =
  /^(?:to\s)?(?:create|undermine|derail|collapse|become|worsen|destabili[sz]e|overwhelm|spread|spill|drag|plunge|tear|upend|jeopardi[sz]e|engulf|disrupt|delay|widen|further|thousands|millions|years)\b/i
const OFFERED =
  /^(?:(?:an?|the|its|their|his|her|up|some|new|final|further)\s){0,3}(?:\w+\s)?(?:deal|truce|talks|ceasefire|cease-fire|amnesty|compromise|concessions?|terms|pay|rise|raise|increase|per cent|percent|incentives?|package|mediation|mediators?|troops|guarantees?|assurances?|ransom|settlement|exchange|swap|extension|money|compensation|bonus(?:es)?|[\d$£€])/i

/** "threatens to derail the talks" tells a consequence, "offered advice" offers nothing to be taken up. */
export function weakWill(act: 'threaten' | 'propose', words: string): Act {
  if (act === 'threaten') return CONSEQUENCE.test(words) ? 'predict' : 'threaten'
  return TO_VERB.test(words.slice(0, 12)) || OFFERED.test(words) ? 'propose' : 'assert'
}

/** The cue verbs that demand only by what stands round them. */
export const WEAK_DEMANDS: ReadonlySet<string> = new Set([
  'want',
  'like',
  'seek',
  'encourage',
  'push',
  'press',
  'lobby',
  'pressure',
  'order',
  'require',
  'prohibit',
  'forbid',
  'bar',
  'ban',
  'oblige',
  'compel',
  'lean',
  'direct',
  'hold',
  'stick',
  'march',
  'rally',
  'chant',
  'campaign',
  'fight',
  'strike',
  'agitate',
  'demonstrate',
])
