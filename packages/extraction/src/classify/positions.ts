import type { Act, Claim, ClaimPosition, DossierConfiguration, Issue, Stance } from '@onrecord/domain'
import { actOfSentence as actOfSpoken, actOfWords } from '../labels/act-of-words.ts'
import { type Part, partsOf, sentencesOf } from './parts.ts'
import { polarityOf } from './polarity.ts'
import { standsBeside } from './standing.ts'
import { findIssues, type TermMatch } from './terms.ts'

const FOR: ReadonlySet<Act> = new Set(['demand', 'commit', 'propose', 'accept', 'threaten'])
const AGAINST: ReadonlySet<Act> = new Set(['reject'])
/** Conditions under which anything said is conditional; the others bind a refusal alone ("will not leave before …"). */
const BINDING = /^(?:on|provided|only|be granted|as a|conditional|in|unless)\b/
/** What a claim waits for, and so wants. */
const WANTED = /^(?:on|provided|only|be granted|conditional|in|unless)\b/
const AWAITED = /^(?:until|till|before)$/
/** "would not return until …": what is put off, and not what is asked for until then. */
const PUT_OFF = /\b(?:not|never|no|nobody|refus\w+)\b|n['’]t\b/i
/** What a demand is set for: "as a precondition for the permanent end to the war, …". */
const PURPOSE =
  /\b(?:as a (?:pre)?condition (?:for|of)|in (?:exchange|return) for|before|in order to)\s([^,;.]{3,120})/i

/** "It ought to happen": the sentence before names what the speaker is for. */
const ENDORSES = /^(?:it|this|that)\b.*\b(?:ought to|should|must|has to|needs to) happen\b/i

const PRONOUN = /^(?:we|i|they|he|she|it)\b.*\b(?:it|them|this|these)\b(?!\s(?:is|was|will|would|has|are|were)\b)/i

type Range = { start: number; end: number }
type Said = { words: string; act: Act; hypothetical: boolean; issues: Issue[] }

/** The stances that a claim takes, one an issue with a proposition; none where it takes no side or its words leave it open. `sentence` holds the claim. */
export function positionsOf(
  configuration: DossierConfiguration,
  claim: Claim,
  { words, sentence }: { words: string; sentence: string },
): ClaimPosition[] {
  if (claim.certainty === 'question' || claim.act === 'deny' || claim.act === 'accuse') return []
  const issues = configuration.issues.filter(({ proposition }) => proposition !== null)
  const positions = new Map<string, Stance>()
  const take = (taken: [Issue, Stance][]) => {
    for (const [issue, stance] of taken) if (!positions.has(issue.id)) positions.set(issue.id, stance)
  }
  const sentences = sentencesOf(words)
  for (const [at, span] of sentences.entries()) {
    const act = sentences.length === 1 ? claim.act : actOfSentence(claim, words, sentences, at)
    const parts = partsOf(words, span)
    const hypothetical = claim.certainty === 'hypothetical'
    for (const part of parts) take(stancesIn(part, parts, { words, act, hypothetical, issues }, claim))
  }
  if (positions.size === 0) take(byPronoun(issues, claim, words, sentence))
  if (claim.act === 'demand') take(purposes(issues, words, sentence))
  return [...positions].map(([issue, stance]) => ({ issue, stance }))
}

/**
 * Each sentence of a speech acts for itself, or as the next says of it ("It ought to happen"); the first as the cue says,
 * where the cue and not the words made the act.
 */
function actOfSentence(claim: Claim, words: string, sentences: Range[], at: number): Act {
  const voice = claim.reported === 'direct' ? 'own' : 'told'
  const [own, next] = [sentences[at], sentences[at + 1]].map((span) =>
    span === undefined ? '' : words.slice(span.start, span.end),
  )
  const act =
    actOfSpoken(own ?? '', voice) ??
    (/^(?:it|this|that)\b/i.test(next ?? '') ? actOfSpoken(next ?? '', voice) : undefined)
  if (act !== undefined) return act
  if (ENDORSES.test(next ?? '')) return 'accept'
  return at === 0 && actOfWords(words, voice) !== claim.act ? claim.act : 'assert'
}

function stancesIn(part: Part, parts: Part[], said: Said, claim: Claim): [Issue, Stance][] {
  if (part.role === 'aside') return []
  const text = said.words.slice(part.start, part.end)
  const stance =
    part.role === 'condition' ? stanceOnCondition(part, said) : stanceOfMain(parts, said, claim.reported === 'narrator')
  if (stance === undefined) return []
  const against = part.role === 'main' && AGAINST.has(said.act)
  return findIssues(said.issues, text).flatMap((match): [Issue, Stance][] => {
    if (standsBeside(text, match, { demands: said.act === 'demand', against })) return []
    const taken = stance === 'conditions' ? stance : towards(stance, text, match, against)
    return taken === undefined ? [] : [[match.issue, taken]]
  })
}

function towards(stance: Stance, text: string, match: TermMatch, against: boolean): Stance | undefined {
  const polarity = polarityOf(text, match, { against })
  if (polarity === 'unclear') return undefined
  return polarity === 'turned' ? opposite(stance) : stance
}

function stanceOfMain(parts: Part[], { act, hypothetical }: Said, narrated: boolean): Stance | undefined {
  const conditions = parts.filter(({ role }) => role === 'condition').map(({ marker }) => marker)
  if (act === 'predict') return undefined
  if (!narrated && conditions.some((marker) => BINDING.test(marker))) return 'conditions'
  if (AGAINST.has(act)) return conditions.some((marker) => marker !== 'if') ? 'conditions' : 'opposes'
  return FOR.has(act) && (!hypothetical || act === 'demand') ? 'supports' : undefined
}

/** What must come first is what the claimant wants; what would bring a threat about is not. */
function stanceOnCondition({ marker, start }: Part, { act, words }: Said): Stance | undefined {
  if (act === 'predict') return undefined
  if (WANTED.test(marker)) return 'supports'
  const putsOff = AGAINST.has(act) || (act === 'demand' && PUT_OFF.test(words.slice(0, start)))
  return AWAITED.test(marker) && putsOff ? 'supports' : undefined
}

/** The issues for whose sake something is demanded: the claimant's yes to them depends on it. */
function purposes(issues: Issue[], words: string, sentence: string): [Issue, Stance][] {
  const purpose = PURPOSE.exec(words)?.[1] ?? PURPOSE.exec(sentence)?.[1]
  if (purpose === undefined) return []
  return findIssues(issues, purpose).map(({ issue }) => [issue, 'conditions'])
}

/** "The talks have not begun, and we are ready to engage in them": the topic is what the sentence named before, if that is one. */
function byPronoun(issues: Issue[], claim: Claim, words: string, sentence: string): [Issue, Stance][] {
  const at = sentence.indexOf(claim.segments[0]?.exact ?? words)
  if (
    at <= 0 ||
    !PRONOUN.test(words) ||
    !/,\s(?:and|but)\s$/.test(sentence.slice(0, at)) ||
    findIssues(issues, words).length > 0
  )
    return []
  const [match, ...others] = findIssues(issues, sentence.slice(0, at))
  const stance = AGAINST.has(claim.act) ? 'opposes' : FOR.has(claim.act) ? 'supports' : undefined
  if (match === undefined || others.length > 0 || stance === undefined || claim.certainty === 'hypothetical') return []
  return [[match.issue, stance]]
}

function opposite(stance: Stance): Stance {
  return stance === 'supports' ? 'opposes' : stance === 'opposes' ? 'supports' : stance
}
