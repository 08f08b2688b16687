import type { Cue } from '../cues/find-cues.ts'
import type { Reading } from './range.ts'
import { verbGroupStart } from './subject.ts'
import { isBe } from './words.ts'

/** Verbs behind which somebody does say it: "went on to say", "continued to warn", "seemed to suggest". */
const VERBS =
  /^(?:continu(?:e|es|ed|ing)|go|goes|went|gone|seem(?:s|ed)?|appear(?:s|ed)?|beg[aiu]n|begins?|start(?:s|ed)?|proceed(?:s|ed)?|hasten(?:s|ed)?|like[sd]?|love[sd]?|took|takes?|taken|taking|use[sd]?|using|came|comes?|rushed|paused)$/
const WILLING =
  /^(?:quick|right|correct|careful|eager|glad|happy|proud|first|fair|keen|sorry|enough|far|way|pains|on|out|forward|back|twitter|facebook|radio|tv|opportunity|moment|chance|occasion|speech|time|this)$/
/** Deeds whose aim a demand tells: "took to the streets to demand", "voted to urge", "met to press for". */
const MOVES =
  /^(?:t(?:ake|akes|ook|aken)|goes|went|gone|going|rall(?:y|ies|ied)|march(?:es|ed)?|gather(?:s|ed)?|protest(?:s|ed)?|demonstrat(?:e|es|ed)|str(?:ike|ikes|uck)|walk(?:s|ed)?|vot(?:e|es|ed)|assembl(?:e|es|ed)|wr(?:ite|ites|ote|itten)|block(?:s|ed)?|turn(?:s|ed)?|join(?:s|ed)?|unit(?:e|es|ed)|met|meets?|sign(?:s|ed)?|occup(?:y|ies|ied)|picket(?:s|ed)?|arriv(?:e|es|ed)|rose|phon(?:e|es|ed)|call(?:s|ed)?|us(?:e|es|ed)|petition(?:s|ed)?)$/
/** "are said to want", "is understood to have asked for". */
const ASCRIBED = /^(?:said|understood|reported|believed|thought|known|rumou?red)$/
/** How far before "to" the leading verb may stand, in tokens. */
const REACH = 7

/** The report that "went on to say" makes: its verb group begins at the leading verb. Undefined where no such verb leads. */
export function withLeadingVerb({ tokens, quoted }: Reading, cue: Cue): Cue | undefined {
  const to = tokens.findLastIndex(({ lower }, at) => at < cue.head && at >= cue.group && lower === 'to')
  if (to < 1) return undefined
  for (let at = to - 1; at >= 0 && at >= to - REACH; at -= 1) {
    const token = tokens[at]
    if (token === undefined || quoted[at] === true || /^[,;:.]$/.test(token.text)) return undefined
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue
    const leads =
      VERBS.test(token.lower) ||
      (/^ha(?:s|d|ve)$/.test(token.lower) && tokens[at + 1]?.lower === 'this') ||
      (token.pos === 'AUX' && WILLING.test(tokens[to - 1]?.lower ?? ''))
    const ascribed = cue.entry.act === 'demand' && at === to - 1 && ASCRIBED.test(token.lower) && isBe(tokens[at - 1])
    const aims = cue.entry.act === 'demand' && cue.entry.strength >= 0.75 && MOVES.test(token.lower)
    const near = at === to - 1 || WILLING.test(tokens[to - 1]?.lower ?? '') || tokens[to - 1]?.pos === 'ADV'
    if (!((leads && near) || aims || ascribed)) return undefined
    const group = verbGroupStart(tokens, at)
    if (tokens.slice(group, at).some(({ lower }) => /^(?:will|shall|'ll)$/.test(lower))) return undefined
    const negated = tokens.slice(group, at).some(({ lower }) => /^(?:not|n't|never)$/.test(lower))
    return {
      ...cue,
      group,
      infinitive: false,
      negated: cue.negated || negated,
      gerund: token.lower.endsWith('ing') && group === at,
    }
  }
  return undefined
}
