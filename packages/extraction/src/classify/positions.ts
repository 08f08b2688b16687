import type { Act, Claim, ClaimPosition, DossierConfiguration, Stance } from '@onrecord/domain'
import { findIssues, type TermMatch } from './terms.ts'

const FOR: ReadonlySet<Act> = new Set(['demand', 'commit', 'propose', 'accept', 'threaten'])
const AGAINST: ReadonlySet<Act> = new Set(['reject', 'deny', 'withdraw'])
const CONDITION =
  /\b(?:only (?:if|after|when|once|in exchange|as part|be granted after)|unless|as a (?:pre)?condition (?:for|of)|precondition|conditional (?:on|upon)|on condition|provided that|in (?:exchange|return) for)\b/i
/** What a condition is set for: "as a precondition for the permanent end to the war, …". */
const CONDITIONED =
  /\b(?:as a (?:pre)?condition (?:for|of)|in (?:exchange|return) for|before|in order to)\s([^,;.]{3,120})/i
const DENYING = /\b(?:not|no|never|without|refus\w+|reject\w*|oppos\w+|against)\b|n['’]t\b/gi
/** Words before a topic that turn its sense: "an end to the occupation", "cut pay". */
const UNDOING =
  /\b(?:end(?:s|ed|ing)? (?:of|to)|stop\w*|halt\w*|abandon\w*|prevent\w*|block\w*|lift\w*|cancel\w*|scrap\w*|delay\w*|postpon\w*|freez\w+|resist\w*|cut\w*|reduc\w+|ban(?:s|ned|ning)?|remov\w+|drop\w*|suspend\w*|withdraw\w*)\b/gi
const UNDONE =
  /^[\s\w]{0,24}\b(?:be|been|being|is|are) (?:abandoned|scrapped|cancelled|canceled|halted|stopped|lifted|ended|dropped|delayed|postponed|withdrawn|banned|suspended|removed|cut)\b/i
const NEAR = 48

/** The stances that a claim takes, one an issue with a proposition; none where its act takes no side. `sentence` holds the claim. */
export function positionsOf(
  configuration: DossierConfiguration,
  claim: Claim,
  { words, sentence }: { words: string; sentence: string },
): ClaimPosition[] {
  const stance = sideOf(claim)
  const issues = configuration.issues.filter(({ proposition }) => proposition !== null)
  const positions = new Map<string, Stance>()
  const conditional = claim.reported !== 'narrator' && CONDITION.test(words)
  for (const match of findIssues(issues, words)) {
    if (conditional && claim.certainty !== 'question' && claim.act !== 'predict')
      positions.set(match.issue.id, 'conditions')
    else if (stance !== undefined)
      positions.set(match.issue.id, isTurned(claim.act, words, match) ? opposite(stance) : stance)
  }
  if (claim.act === 'demand') {
    const purpose = CONDITIONED.exec(sentence)?.[1]
    if (purpose !== undefined && !words.includes(purpose)) {
      for (const { issue } of findIssues(issues, purpose))
        if (!positions.has(issue.id)) positions.set(issue.id, 'conditions')
    }
  }
  return [...positions].map(([issue, taken]) => ({ issue, stance: taken }))
}

function sideOf({ act, certainty }: Claim): Stance | undefined {
  if (certainty === 'question' || (certainty === 'hypothetical' && act !== 'demand')) return undefined
  if (FOR.has(act)) return 'supports'
  return AGAINST.has(act) ? 'opposes' : undefined
}

/**
 * True where an odd number of turning words stands close to the topic, those of the proposition itself not counted. What
 * makes a refusal a refusal ("will not accept") is counted in its act already.
 */
function isTurned(act: Act, words: string, { issue, start, end }: TermMatch): boolean {
  const before =
    words
      .slice(Math.max(0, start - NEAR), start)
      .split(/[.;!?,]/)
      .at(-1) ?? ''
  const proposition = issue.proposition?.toLowerCase() ?? ''
  const undoing = [...before.matchAll(UNDOING)].filter(
    ([word]) => !proposition.includes(word.toLowerCase().slice(0, 4)),
  )
  const denying = AGAINST.has(act) ? 0 : [...before.matchAll(DENYING)].length
  const undone = UNDONE.test(words.slice(end, end + NEAR)) ? 1 : 0
  return (undoing.length + denying + undone) % 2 === 1
}

function opposite(stance: Stance): Stance {
  return stance === 'supports' ? 'opposes' : stance === 'opposes' ? 'supports' : stance
}
