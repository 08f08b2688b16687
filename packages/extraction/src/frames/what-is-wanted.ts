import type { CueEntry } from '../cues/lexicon.ts'
import type { Token } from '../text/tagger.ts'
import type { Attribution } from './attribution.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { isBe } from './words.ts'

const WANTS = /^(?:want|wants|wanted|demand|demands|demanded|ask|asks|asked|expect|expects|expected|seek|seeks|sought)$/
/** Longest name of who wants it, in tokens. */
const MAX_HOLDER = 8
const isNamed = ({ pos }: Token): boolean => /^(?:DET|NOUN|PROPN|PRON|ADJ|NUM|PART)$/.test(pos)
/** What is wanted in no particular thing: "what she wants is unclear", "what they want is to win". */
const OWN_WISH = /^(?:be|win|know|live|join|work|go|get|become|see|stay|keep|have|make)$/

/** What is wanted stays open, or is only judged. */
const UNTOLD = /\b(?:mystery|secret|matter|question|trick|joke|lie|scandal|disgrace|lot)\b/

/** "What the drivers want is a rest day", "all they ask is that the gates be opened", "what Norland wants is simple: a share". */
export function findWhatIsWanted(reading: Reading): Attribution[] {
  const { tokens, quoted } = reading
  return tokens.flatMap((token, at) => {
    if (quoted[at] === true || !/^(?:what|all)$/.test(token.lower)) return []
    const verb = tokens.findIndex(
      ({ lower }, index) => index > at + 1 && (WANTS.test(lower) || (lower === 'after' && isBe(tokens[index - 1]))),
    )
    // "are after"
    const holder = { first: at + 1, last: tokens[verb]?.lower === 'after' ? verb - 2 : verb - 1 }
    if (verb === -1 || verb > at + MAX_HOLDER || !tokens.slice(at + 1, holder.last + 1).every(isNamed)) return []
    const first = contentBehind(reading, tokens[verb + 1]?.lower === 'for' ? verb + 2 : verb + 1)
    const attribution = first === undefined ? undefined : build(reading, { holder, verb, first })
    return attribution === undefined ? [] : [attribution]
  })
}

/** Where what is wanted begins behind "is"; undefined where it is a wish for oneself or only described. */
function contentBehind({ tokens }: Reading, be: number): number | undefined {
  if (!isBe(tokens[be])) return undefined
  const next = tokens[be + 1]
  if (next?.text === ':' || next?.lower === 'that' || next?.lower === 'for') return be + 2
  if (/^(?:ADJ|ADV|NOUN)$/.test(next?.pos ?? '') && tokens[be + 2]?.text === ':') return be + 3
  if (next?.lower === 'to') return OWN_WISH.test(tokens[be + 2]?.lower ?? '') ? undefined : be + 1
  if (
    UNTOLD.test(
      tokens
        .slice(be + 1, be + 4)
        .map(({ lower }) => lower)
        .join(' '),
    )
  )
    return undefined
  if (/^an?$/.test(next?.lower ?? '')) return be + 1
  const phrase = nounPhraseAfter(tokens, be + 1)
  const named = phrase?.first === be + 1 && /^(?:DET|NUM|NOUN|ADJ)$/.test(next?.pos ?? '') && next?.lower !== 'no'
  return named && /^(?:NOUN|PROPN|NUM)$/.test(tokens[phrase.last]?.pos ?? '') ? be + 1 : undefined
}

function build(
  { tokens, sentence }: Reading,
  { holder, verb, first }: { holder: Range; verb: number; first: number },
): Attribution | undefined {
  const entry: CueEntry = {
    base: 'demand',
    particle: undefined,
    frames: new Set(['object']),
    prepositions: [],
    act: 'demand',
    strength: 0.8,
  }
  const end = tokens.findIndex(({ text }, at) => at > first && /^[.;!]$/.test(text))
  const cue = spanOf(tokens, { first: verb, last: verb })
  const source = spanOf(tokens, holder)
  const content = spanOf(tokens, { first, last: end === -1 ? tokens.length - 1 : end - 1 })
  if (cue === undefined || source === undefined || content === undefined) return undefined
  return {
    sentence,
    cue: { span: cue, entry, negated: false, modal: false },
    source: { span: source, antecedent: undefined },
    addressee: undefined,
    content: [content],
    rule: 'object',
    borrowed: false,
  }
}
