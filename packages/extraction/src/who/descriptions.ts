import type { Span } from '@onrecord/domain'
import type { Token } from '../text/tagger.ts'
import { type Gender, genderOfWord } from './gender.ts'
import { TITLES } from './titles.ts'

/**
 * A person called by what they are: "the foreign minister", "his lawyer"; `words` without article or owner, small; `from`: where
 * article and owner begin; `own`: the same without the article.
 */
export type Description = {
  span: Span
  from: number
  own: number
  words: string[]
  definite: boolean
  gender: Gender | undefined
}

/** What people are, beside offices. */
const PEOPLE = new Set(
  `lawyer aide source doctor nurse driver farmer mediator witness resident clerk treasurer premier engineer diplomat teacher worker delegate
  deputy counsel solicitor bishop priest rabbi imam guard soldier pilot skipper carpenter teenager student pupil prosecutor minister
  organiser organizer steward observer monitor insider colleague successor predecessor rival boss owner founder guest host caller author
  journalist biologist geologist hydrologist professor envoy negotiator expert analyst chairperson regulator referee coach player grandfather
  grandmother supremo tycoon person mp envoy veteran opponent ally`.split(/\s+/),
)
/** Titles that name no single person where they end a phrase. */
const NO_PERSON =
  /^(?:foreign|finance|defen[cs]e|interior|strategic|affairs|national|security|special|staff|former|ex|acting|state|press|communications|campaign|union|republican|democrat|democratic|conservative|liberal|labou?r|prime|vice|general|host|cfo)$/

/** True for a noun that says what one person is: "minister", "lawyer", "chairwoman". */
export function isPersonNoun(word: string): boolean {
  const lower = word.toLowerCase()
  return PEOPLE.has(lower) || genderOfWord(lower) !== undefined || (TITLES.has(lower) && !NO_PERSON.test(lower))
}

/** The end of an owner's name: "the harbour's lawyer". */
const OWNING = /^['’]s?$/

/** The descriptions of single persons among the tokens of a sentence, in order; a name behind one makes it part of that name. */
export function findDescriptions(tokens: Token[]): Description[] {
  return tokens.flatMap((token, at) => {
    if (!isPersonNoun(token.lower) || !/^(?:NOUN|PROPN|ADJ)$/.test(token.pos)) return []
    const next = tokens[at + 1]
    if (next !== undefined && (next.pos === 'PROPN' || next.pos === 'NOUN' || /^['’]s?$/.test(next.text))) return []
    let first = at
    while (/^(?:NOUN|PROPN|ADJ)$/.test(tokens[first - 1]?.pos ?? '') || tokens[first - 1]?.text === '-') first -= 1
    const owner = tokens[first - 1]
    if (
      owner === undefined ||
      !/^(?:the|a|an|this|that|his|her|its|their|our|my|your|another|['’]s|['’])$/.test(owner.lower)
    )
      return []
    const words = tokens.slice(first, at + 1).map(({ lower }) => lower)
    const from = tokens[first]?.start ?? token.start
    let begin = first - 1
    while (OWNING.test(owner.text) && /^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[begin - 1]?.pos ?? '')) begin -= 1
    const isOwned = begin < first - 1
    const gender = genderOfWord(token.lower)
    return [
      {
        from: tokens[begin]?.start ?? from,
        own: tokens[isOwned && tokens[begin]?.pos !== 'DET' ? begin : begin + 1]?.start ?? from,
        span: { start: from, end: token.end },
        words,
        definite: owner.lower === 'the',
        gender,
      },
    ]
  })
}
