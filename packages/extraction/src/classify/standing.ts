/** Nouns whose refusal refuses no topic that they are about: "rejected the offer of 4 per cent", "the use of aid as …". */
const OPAQUE =
  /\b(?:offer|proposal|plan|deal|agreement|outline|draft|resolution|package|compromise|bill|use|misuse|abuse|mandate|division)s?\s(?:of|for|on|with|under|about|that)\s|\bwith\s(?:[\w-]+\s){1,4}to\s|\b(?:that|which)\s/i
/** What is only talked about: "talks on the hostages", "discuss the rosters", "the order of the steps". */
const MERE_TOPIC =
  /\b(?:talks?|talking|negotiations?|discussions?|consultations?|debate|questions?|issue|matter|details|order|differences)\s(?:[\w-]+\s){0,3}?(?:on|about|over|of)\s[^,;.]*$|\bchang\w+\s(?:course|tack|its mind|position|stance)\s(?:on|over|about)\s[^;.]*$|\b(?:discuss\w*|debat(?:e|ed|ing)|stud(?:y|ied|ying)|examin\w+|mention\w*|clarif\w+)\s[^,;.]*$/i
/** Refusing some of a thing refuses it not: "soldiers of Norland in the force"; a role or a part in it is the whole. */
const COMPOUND = /-$/
/** "discuss achieving the release": what is to be achieved is more than a topic. */
const ACHIEVED = /\bdiscuss\w*\s(?=[^.;]*\b(?:achiev|secur|ensur|obtain)ing\b)/i
const WITHIN = /^(?!to\s)(?!.*\b(?:role|part|place|say|share|presence)\b).*\s(?:in|within|inside)\s/i
/** A topic that is only a place: "along the border line". */
const PLACED = /\b(?:along|alongside|near|behind|beyond|around|at)\s(?:the\s|its\s|their\s)?$/i
/** "striking dockers to keep …": who is asked, and no topic; "the crossing to be opened" is one. */
const ADDRESSED =
  /^[^,.;]*?\sto\s(?=(?!(?:the|an?|its|their|his|her|be|begin|start|go|end|stop|take|come|stay|remain|continue|resume|last|hold|enter)\b)[a-z])/

/** A topic that only names a deal, a body or a person: "the hostage deal", "aid workers". */
const NAMING =
  /^(?:s)?(?:[\s-](?:and|release|exchange|swap|cease-?fire|truce|peace|[\w]+-for-\w+)){0,4}[\s-](?:deals?|agreements?|accords?|pacts?|talks|negotiations|negotiators?|envoys?|frameworks?)\b/i
const OF_BODY =
  /^(?:s)?\s(?:agenc(?:y|ies)|workers?|officials?|envoys?|ministers?|organi[sz]ations?|groups?|convoys?|crisis)\b/i

/** True where a topic only stands near what a claim says: in who is asked, in what is talked about, in what a refused thing contains. */
export function standsBeside(
  part: string,
  { start, end }: { start: number; end: number },
  { demands, against }: { demands: boolean; against: boolean },
): boolean {
  const before = part.slice(0, start)
  if (MERE_TOPIC.test(before.replace(ACHIEVED, '')) || PLACED.test(before)) return true
  const behind = part.slice(end)
  if (OF_BODY.test(behind) || (against && (NAMING.test(behind) || COMPOUND.test(before)))) return true
  if (against && (OPAQUE.test(before) || WITHIN.test(before))) return true
  const asked = demands ? ADDRESSED.exec(part) : null
  return asked !== null && end < asked[0].length && !/\b(?:of|from|in)\b/.test(asked[0])
}
