import type { Act } from '@onrecord/domain'
import { callsToAct, namesLeast } from './calls-to-act.ts'
import { isSubordinate, spokenSentences, type Voice } from './clauses.ts'
import { setsCondition } from './condition.ts'
import { wantsDone } from './demanding-words.ts'
import { obliges } from './obligation.ts'
import { wantsOfOthers } from './weak-demand.ts'
import { willOf } from './will.ts'

const PROPOSES = /\b(?:we|i|he|she|they|it)\s(?:\w+ly\s|also\s)?(?:propose|offer|suggest|recommend)(?:s|d|ed)?\b/i
const DENIES =
  /\b(?:(?:is|are|was|were) (?:not true|false|untrue|baseless|a lie|fake)|no truth|(?:is|are|was|were|does|did)(?: not|n['’]t) (?:about|true|mean|involved|responsible|correct)|never (?:said|agreed|promised|happened|offered|received))\b/i
const ACCUSES =
  /\b(?:violat(?:es|ed|ing)|in violation of|(?:is|was|are|were|constitut\w+|amount\w+ to)\s(?:(?:an?|another|the|clear|gross|serious|flagrant)\s){0,3}(?:breach|violation)s?\s(?:of|by)|breach(?:es|ed|ing)|(?:is|are|was|were|been|be) (?:stalling|sabotaging|obstructing|lying|procrastinating|blackmailing|betraying|reneging|cheating)|sabotag(?:es|ed)|lied|liars?\b|in bad faith|betrayed|brok(?:e|en) (?:its|their|his|her|the) (?:promises?|word|agreement|truce|deal)|committ?(?:ed|ing) war crimes|(?:is|are|was|were) to blame|reneged|drag(?:s|ged|ging)? (?:its|their|his) feet)\b/i
const ACCEPTS =
  /\b(?:we|i|he|she|they|it)\s(?:\w+ly\s|also\s|now\s)?(?:accept|agree|welcome|support|approve|back)(?:s|d|ed)?\b|\b(?:will|would|can|could|(?:ready|prepared|willing|happy) to) (?:accept|agree to|sign(?: up to)?|support|back|welcome|endorse)\b|\b(?:we|i)\b[^.;]{0,60}\b(?:supportive|in favou?r) of\b|^(?:it|they|he|she)\s(?:is|was|are|were)\s(?:\w+\s)?(?:supportive|in favou?r) of\b/i
const TAKES_BACK =
  /\b(?:call(?:s|ed|ing)? off|dropp?(?:s|ed|ing)?|withdr(?:aws?|ew|awn|awing)|abandon(?:s|ed|ing)?|rescind(?:s|ed)?|revok(?:es?|ed)|lift(?:s|ed|ing)?|suspend(?:s|ed|ing)?|cancel(?:s|led|ed)?|retract(?:s|ed)?)\s(?:its|their|his|her|the|a|an|all|our|my|any)\s(?:[\w-]+\s){0,3}(?:demands?|calls?|threats?|strikes?|action|ban|boycott|offer|proposal|bid|objections?|opposition|conditions?|notice|claim|lawsuit|walk-?outs?|blockade|stoppage|ultimatum|tariffs?|sanctions?)\b|\bno longer (?:demand|insist|seek|oppose|object|call|require|ask)/i
const TAKING_BACK_AHEAD =
  /\b(?:will|would|shall|must|should|to|may|might|could|can|cannot|not|never|unless|if|demand(?:s|ed)?|call(?:s|ed)? on)\s(?:[\w’'-]+\s){0,4}$/i
const FORETELLS =
  /\b(?:will|would|['’]ll|is going to|are going to|(?:is|are|was|were) (?:expected|likely|unlikely|bound|on course|on track) to|expects?|expected|chances? (?:of|that|for)|prospects? (?:of|for)|odds (?:of|are)|success (?:is )?possible)\b/gi
const NOT_FORETELLING =
  /^\s(?:not\s)?(?:have\b|like\b|love\b|rather\b|say\b|think\b|want\b|know\b|be (?:happy|glad|better|nice|great) (?:to|if)\b)/i
/** An act that fewer of the words perform than this, and not the first sentence, is not what a speech does. */
const SHARE = 0.25

/** The act that the words themselves perform, where they show one; of a speech in several sentences, what the largest part of it does. */
export function actOfWords(words: string, voice: Voice): Act | undefined {
  const sentences = spokenSentences(words)
  if (sentences.length === 1) return actOfSentence(sentences[0]?.words ?? '', voice)
  const shares = new Map<Act, number>()
  for (const [at, sentence] of sentences.entries()) {
    const act = actOfSentence(sentence.words, voice)
    if (act !== undefined) shares.set(act, (shares.get(act) ?? 0) + sentence.share + (at === 0 ? 0.05 : 0))
  }
  const [first] = [...shares].toSorted(([, a], [, b]) => b - a)
  return first === undefined || first[1] < SHARE ? undefined : first[0]
}

/** The act of one sentence; none where it asks a question. */
export function actOfSentence(sentence: string, voice: Voice): Act | undefined {
  if (/\?["”’)]*$/.test(sentence.trim())) return undefined
  if (takesBack(sentence)) return 'withdraw'
  if (setsCondition(sentence, voice) || namesLeast(sentence)) return 'demand'
  if (voice === 'told' && isWanted(sentence)) return 'demand'
  const will = willOf(sentence, voice)
  if (will === 'reject') return 'reject'
  if (obliges(sentence, voice) || callsToAct(sentence, voice) || wantsDone(sentence, voice)) return 'demand'
  if (PROPOSES.test(sentence)) return 'propose'
  if (DENIES.test(sentence)) return 'deny'
  if (ACCUSES.test(sentence)) return 'accuse'
  if (will === 'threaten') return 'threaten'
  if (
    ACCEPTS.test(sentence) &&
    !/\b(?:not|never|n['’]t)\s(?:\w+\s)?(?:accept|agree|welcome|support|back)/i.test(sentence)
  )
    return 'accept'
  if (will === 'commit') return 'commit'
  return foretells(sentence) ? 'predict' : undefined
}

const WANTS = /^(?:they|he|she|it|we)\s(?:also\s|still\s|now\s|just\s|only\s|all\s)?want(?:s|ed)?\s/i

/** "(Nurses say) they want a rise": what the speaker, told of by a pronoun, wants of others. */
function isWanted(sentence: string): boolean {
  const wants = WANTS.exec(sentence)
  return wants !== null && wantsOfOthers(sentence.slice(wants[0].length))
}

/** "It has called off the strike"; not "it must call off the strike". */
function takesBack(sentence: string): boolean {
  const match = TAKES_BACK.exec(sentence)
  return match !== null && !TAKING_BACK_AHEAD.test(sentence.slice(0, match.index))
}

function foretells(sentence: string): boolean {
  for (const match of sentence.matchAll(FORETELLS)) {
    const before = sentence.slice(Math.max(0, match.index - 80), match.index)
    if (
      !isSubordinate(/[^,;:]*$/.exec(before)?.[0] ?? '') &&
      !NOT_FORETELLING.test(sentence.slice(match.index + match[0].length))
    )
      return true
  }
  return false
}
