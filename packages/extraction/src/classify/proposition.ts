/** Words by which something comes to an end, and by which it goes on: a proposition may want the one or the other. */
export const ENDING =
  /\b(?:end(?:s|ed|ing)?|(?:is|are|was|were|be|been|declared) over|stop(?:s|ped|ping)?|halt\w*|cease\w*|cessation|abolish\w*|lift(?:s|ed|ing)?|terminat\w+|permanent ceasefire|lasting peace)\b/i
export const CONTINUING =
  /\b(?:resum\w+|continu\w+|return(?:s|ed|ing)? to|go(?:es|ing)? (?:on|back)|went on|keep(?:s|ing)?|maintain\w*|prolong\w*|carry on)\b/i
/** "The rosters are withdrawn": a proposition that wants a thing undone. */
const UNDONE =
  /\b(?:is|are|be|been|being|gets?)\s(?:\w+ly\s)?(?:withdrawn|scrapped|dropped|removed|cancell?ed|repealed|revoked|abolished|rescinded|reversed|torn up|rolled back)\b/i
/** Words by which something is given away. */
export const LEAVING =
  /\b(?:leav(?:e|es|ing)|left|quit\w*|vacat\w+|giv(?:e|es|ing) up|relinquish\w*|surrender\w*|withdraw\w*)\b/i
/** Words for staying where a proposition wants somebody to leave. */
export const STAYING = /\b(?:occupation|occupy\w*|presence|stay\w*|remain\w*|keep\w*|retain\w*|control)\b/i
/** A handing over gives a thing to somebody else: it ends the one's hold and not the thing. */
export const PASSING_ON = /\b(?:hand(?:s|ed|ing)? over|transfer\w*|replac\w+)\b/i
const NEGATION = /\b(?:without|no|not|never|nobody|none|other than|except|instead of|against)\s+(?:the |any |an? )?/i

/** What a proposition's wording asks of the words that are held against it. */
export type Leaning = {
  words: string
  ends: boolean
  leaves: boolean
  undone: boolean
  /** The word that the proposition excludes, lower case: "other than X", "without X", "against X". */
  excluded: string | undefined
}

const known = new Map<string, Leaning>()

/** Reads an issue's proposition once: does it want an end, a giving up, or that something is not. */
export function leaningOf(proposition: string): Leaning {
  const found = known.get(proposition)
  if (found !== undefined) return found
  const negation = NEGATION.exec(proposition)
  const behind = negation === null ? '' : proposition.slice(negation.index + negation[0].length)
  const leaning: Leaning = {
    words: proposition.toLowerCase(),
    ends: ENDING.test(proposition),
    leaves: LEAVING.test(proposition) && !UNDONE.test(proposition),
    undone: UNDONE.test(proposition),
    excluded: /[\p{L}\p{N}]+/u.exec(behind)?.[0].toLowerCase(),
  }
  if (known.size > 20_000) known.clear()
  known.set(proposition, leaning)
  return leaning
}
