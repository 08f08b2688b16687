import type { Act } from '@onrecord/domain'
import type { Attribution } from '../frames/attribution.ts'

const OBLIGES =
  /\b(?:must|(?:has|have|had|has got|have got|['’]ve got|need|needs|ought|is obliged|are obliged|is required|are required) to|should)\b/i
const NOT_OBLIGING =
  /\b(?:i (?:have|need) to (?:say|admit|tell)|should (?:be able|have been|it|have)|must (?:have (?:been|\w+ed)|be (?:a |very |so ))|have to (?:wait|see|ask)|has to do with|have to do with)\b/i
const APPEALS = /\b(?:we|i) (?:call (?:on|for)|demand|urge|insist|appeal|ask that)\b/i
const REFUSES =
  /\b(?:(?:will|would|shall|can|could|['’]ll) (?:not|never)|won['’]t|wouldn['’]t|cannot|can['’]t) (?:ever )?(?:accept|agree|allow|withdraw|sign|negotiate|give|yield|permit|tolerate|back|support|be any|join|return|compromise|bow|surrender|disarm|leave|happen)\b|\b(?:we|i|he|she|they|it) (?:rejects?|refuses?|opposes?|rejected|refused)\b|\bthere (?:will|would) (?:not be|be no)\b|\bunacceptable\b|\bnon-starter\b|\bno deal\b|\bred line\b/i
const PROMISES =
  /\b(?:we|i|he|she|they|it)(?:\s(?:will|shall|would)|['’](?:ll|re going to|s going to|m going to)|\s(?:are|is|am|was|were)\s(?:going to|ready to|prepared to|willing to|committed to|determined to))\b/i
const FORETELLS =
  /\b(?:will|would|is going to|are going to|is expected to|are expected to|is likely|are likely|expects?|slated to)\b/i
const HARM =
  /\b(?:strike|strikes|retaliat\w+|punish\w*|walk out|attack\w*|destroy\w*|sanctions?|resume (?:the )?(?:war|fighting)|gates of hell|pay a (?:heavy )?price|consequences|crush\w*|shut down|lock out|blacklist|sue)\b/i
const ACCUSES =
  /\b(?:violat\w+|breach\w*|stalling|sabotag\w+|obstruct\w+|lying|lied|liar|procrastinat\w+|blackmail\w*|bad faith|betray\w*|broke (?:its|their|his|the) (?:promise|word|agreement)|war crimes?|to blame|reneg\w+|drag\w* (?:its|their|his) feet)\b/i
const DENIES =
  /\b(?:(?:is|are|was|were) (?:not true|false|untrue|baseless|a lie)|no truth|(?:is|are|was|were|does|did)(?: not|n['’]t) (?:about|true|mean|involved|responsible)|never (?:said|agreed|promised|happened))\b/i
const ACCEPTS = /\b(?:we|i|he|she|they|it) (?:accept|agree|welcome|support|approve|back)(?:s|d|ed)?\b/i
const PROPOSES = /\b(?:we|i|he|she|they) (?:propose|offer|suggest|recommend)(?:s|d|ed)?\b/i
/** Words quoted within a quotation are somebody else's. */
const NESTED = /[‘'][^’'\n]{2,300}[’'](?!\p{L})/gu
const OPPOSITE: Partial<Record<Act, Act>> = {
  accept: 'reject',
  commit: 'reject',
  propose: 'reject',
  demand: 'deny',
  threaten: 'deny',
}
const OPEN: ReadonlySet<Act> = new Set(['assert', 'predict', 'propose'])

/** What the claimant does by saying it; undefined where a negated cue says that nothing was said ("did not say"). */
export function actOf(text: string, { cue, content }: Pick<Attribution, 'cue' | 'content'>): Act | undefined {
  const act = cue?.entry.act ?? 'assert'
  if (cue?.negated === true) return OPPOSITE[act]
  if (!OPEN.has(act) || (cue !== undefined && cue.entry.strength < 0.6)) return act
  const words = content
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .slice(0, 600)
    .replace(NESTED, '')
  return actOfWords(words) ?? act
}

/** The act that the words themselves perform, where they show one. */
export function actOfWords(words: string): Act | undefined {
  if (APPEALS.test(words)) return 'demand'
  if (REFUSES.test(words)) return 'reject'
  if (PROMISES.test(words) && /\b(?:we|i)(?:['’]ve| have) (?:still )?got\b/i.test(words)) return 'commit'
  if (OBLIGES.test(words) && !NOT_OBLIGING.test(words)) return 'demand'
  if (PROPOSES.test(words)) return 'propose'
  if (DENIES.test(words)) return 'deny'
  if (ACCUSES.test(words)) return 'accuse'
  if (FORETELLS.test(words) && HARM.test(words)) return 'threaten'
  if (PROMISES.test(words)) return 'commit'
  if (ACCEPTS.test(words)) return 'accept'
  return FORETELLS.test(words) ? 'predict' : undefined
}
