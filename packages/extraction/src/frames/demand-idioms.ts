import type { Token } from '../text/tagger.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import type { Reading } from './range.ts'
import { isBe, isFinite, isTimeWord } from './words.ts'

/** A verb, what must stand between it and what is demanded, and how far that may reach, in tokens. */
type Idiom = { verbs: RegExp; between: RegExp; reach: number }

const LINES = '(?:an?|its|their|his|her|the|another|one|two|several|clear|firm|bright|thick|new|red) '
const CALLS = '(?:demands?|calls?|appeals?|pleas?|requests?|claims?|campaigns?) '

const IDIOMS: Idiom[] = [
  // "drew a red line at foreign troops", "draws the line at a second dam"
  {
    verbs: /^dr(?:aw|aws|ew|awn)$/,
    between: new RegExp(`^(?:${LINES}){1,4}(?:lines? )(?:at|over|on|against) $`),
    reach: 7,
  },
  // "put the onus on the firm to pay"
  {
    verbs: /^(?:put|puts|place|places|placed|lay|laid)$/,
    between: /^(?:the )?(?:onus|burden|responsibility|ball) (?:squarely |firmly )?(?:on|upon|with) $/,
    reach: 5,
  },
  // "threw its weight behind a call for", "added his voice to demands that", "put her name to an appeal for"
  {
    verbs: /^(?:thr(?:ow|ows|ew|own)|add|adds|added|len(?:d|ds|t)|put|puts|give|gives|gave)$/,
    between: new RegExp(
      `^(?:its|their|his|her|full|own|considerable|support|backing|weight|voices?|names?|signatures?|muscle| )+ (?:fully )?(?:behind|to) (?:an?|the|growing|mounting|their|his|her|its|new|fresh|joint|public|\\d+|[a-z]+) ?(?:[a-z]+ )?${CALLS}(?:for|to|that|on) $`,
    ),
    reach: 13,
  },
  // "backs calls for", "seconded the demand that"
  {
    verbs:
      /^(?:second|seconds|seconded|support|supports|supported|back|backs|backed|join|joins|joined|endorse|endorses|endorsed)$/,
    between: new RegExp(`^(?:in )?(?:an?|the|growing|mounting|[a-z']+ )?(?:[a-z']+ )?${CALLS}(?:for|that) $`),
    reach: 7,
  },
  // "conditioned its consent on", "tied a truce to", "linked further talks to"
  {
    verbs: /^(?:condition|conditions|conditioned|predicate|predicated)$/,
    between: /^(?:[a-z'’-]+ ){1,6}(?:on|upon) $/,
    reach: 8,
  },
  {
    verbs: /^(?:tie|ties|tied|link|links|linked|peg|pegs|pegged)$/,
    between:
      /^(?:(?:any|its|their|his|her|the|a|further|new|own|more) ){0,3}(?:signature|consent|support|vote|votes|talks|deal|truce|cease-?fire|agreement|return|approval|backing|payment|payments|release|aid|co-?operation|withdrawal|ratification|participation|attendance|loan|money) to $/,
    reach: 7,
  },
]

/** Behind "after" and "looking for" a thing that others are to give. */
const SOUGHT =
  /^(?:(?:at least|up to|about|around|another|a further|some) )?(?:[\d£$€]|an? (?:\w+ ){0,2}(?:promise|guarantee|pledge|share|rise|raise|deal|cut|ban|seat|say|apology|assurance|commitment|refund|contract|settlement|concession|increase|veto|limit|cap)|(?:an? )?(?:bigger|larger|higher|better|fairer|firm|written|more|shorter|lower|free|full|proper|real|decent|cheaper|extra|equal|independent|immediate)\b|guarantees|assurances|concessions|compensation|answers|(?:[\w-]+ )?(?:per cent|percent))/

/** Idioms of demanding at a verb: "drew a red line at", "threw its weight behind a call for", "is after". Where what is demanded begins. */
export function demandIdiom({ tokens, quoted }: Reading, head: number): { first: number; last?: number } | undefined {
  const verb = tokens[head]?.lower ?? ''
  if (isBe(tokens[head])) return soughtBehind(tokens, head)
  for (const { verbs, between, reach } of IDIOMS) {
    if (!verbs.test(verb)) continue
    for (let first = head + 2; first <= head + reach && first < tokens.length; first += 1) {
      if (quoted[first - 1] === true || isFinite(tokens[first - 1])) break
      if (between.test(wordsOf(tokens, head + 1, first)) && !isTimeWord(tokens[first])) return { first }
    }
  }
  return undefined
}

/** "is after 9 per cent", "are looking for a written pledge". */
function soughtBehind(tokens: Token[], be: number): { first: number } | undefined {
  const first =
    tokens[be + 1]?.lower === 'after'
      ? be + 2
      : tokens[be + 1]?.lower === 'looking' && tokens[be + 2]?.lower === 'for'
        ? be + 3
        : undefined
  if (first === undefined || nounPhraseAfter(tokens, first) === undefined) return undefined
  return SOUGHT.test(wordsOf(tokens, first, first + 6)) ? { first } : undefined
}

/** The words from one token to before another, small, a space behind each. */
const wordsOf = (tokens: Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ lower }) => `${lower} `)
    .join('')
