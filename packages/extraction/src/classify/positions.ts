import type { Act, Claim, ClaimPosition, DossierConfiguration, Issue, Stance } from '@onrecord/domain'
import { termPattern } from './phrases.ts'

const FOR: ReadonlySet<Act> = new Set(['demand', 'commit', 'propose', 'accept'])
const AGAINST: ReadonlySet<Act> = new Set(['reject', 'deny', 'withdraw'])
const CONDITION =
  /\b(?:only (?:if|after|when|once|in exchange|as part)|unless|as a (?:pre)?condition|precondition|conditional|provided that|in (?:exchange|return) for)\b/i
/** Words before a term that turn its sense: "an end to the occupation", "no withdrawal". */
const TURNS =
  /\b(?:not|no|never|without|n['’]t|end(?:s|ed|ing)? (?:of|to)?|stop\w*|halt\w*|against|abandon\w*|prevent\w*|refus\w+|reject\w*|oppos\w+|block\w*|lift\w*|cancel\w*|scrap\w*|delay\w*|freez\w+|resist\w*)\b/gi
const NEAR = 48

/** The stances that a claim takes, one an issue with a proposition; none where its act takes no side. */
export function positionsOf(configuration: DossierConfiguration, claim: Claim, words: string): ClaimPosition[] {
  const stance = sideOf(claim)
  if (stance === undefined) return []
  const conditional = CONDITION.test(words)
  return configuration.issues.flatMap((issue): ClaimPosition[] => {
    if (issue.proposition === null) return []
    const place = placeOf(issue, words)
    if (place === undefined) return []
    if (conditional && !FOR.has(claim.act)) return [{ issue: issue.id, stance: 'conditions' }]
    const turned = isTurned(words, place, issue)
    return [{ issue: issue.id, stance: turned ? opposite(stance) : stance }]
  })
}

function sideOf({ act, certainty }: Claim): Stance | undefined {
  if (certainty === 'question' || (certainty === 'hypothetical' && act !== 'demand')) return undefined
  if (FOR.has(act)) return 'supports'
  return AGAINST.has(act) ? 'opposes' : undefined
}

function placeOf(issue: Issue, words: string): number | undefined {
  for (const term of issue.terms) {
    const match = termPattern(term).exec(words)
    if (match !== null) return match.index
  }
  return undefined
}

/** True where an odd number of turning words stands close before the term, those of the proposition itself not counted. */
function isTurned(words: string, place: number, issue: Issue): boolean {
  const before =
    words
      .slice(Math.max(0, place - NEAR), place)
      .split(/[.;!?,]/)
      .at(-1) ?? ''
  const proposition = issue.proposition?.toLowerCase() ?? ''
  const turns = [...before.matchAll(TURNS)].filter(([word]) => !proposition.includes(word.toLowerCase().slice(0, 3)))
  return turns.length % 2 === 1
}

function opposite(stance: Stance): Stance {
  if (stance === 'supports') return 'opposes'
  return stance === 'opposes' ? 'supports' : stance
}
