import { edtfBounds, foldName } from '@onrecord/domain'
import { occurrences } from './find-words.ts'
import type { StoredClaim } from './stored-claim.ts'

/** A text with what is known of it; `published` is EDTF. A publisher of null is one that has no name, undefined one not known here. */
export type DocumentFacts = {
  text: string
  publisher?: string | null | undefined
  published?: string | null | undefined
}

/** What is wrong in which line, from 1. */
export type Problem = { line: number; message: string }

type Line = { line: number; claim: StoredClaim }
type Input = { document: DocumentFacts; actors: string[][]; claims: Line[] }

const VAGUE =
  /^(?:very )?(?:soon|shortly|eventually|later|before long|in the (?:coming|next) (?:few )?(?:days|weeks|months|years)|one day)$/i

/** The rules of the guide that hold between a claim's labels, and between claims of one document. */
export function checkClaims({ document, actors, claims }: Input): Problem[] {
  const byId = Map.groupBy(claims, ({ claim }) => claim.id)
  return claims.flatMap(({ line, claim }) => {
    const others = claims.filter((other) => other.line < line).map((other) => other.claim)
    const messages = [
      ...labelProblems(claim),
      ...tellerProblems(claim, { document, actors }),
      ...dateProblems(claim, document),
      ...twinProblems(claim, others),
      ...sameAsProblems(claim, byId.get(claim.sameAs ?? '')?.[0]?.claim),
    ]
    return messages.map((message) => ({ line, message: `claim ${claim.id}: ${message}` }))
  })
}

function labelProblems({ kind, act, due, words }: StoredClaim): string[] {
  const problems: string[] = []
  if ((kind === 'demand') !== (act === 'demand')) problems.push('kind and act are either both "demand" or neither')
  if (kind === 'deadline' && due === null) problems.push('a deadline needs a due date')
  if (kind === 'deadline' && !['assert', 'commit', 'predict'].includes(act))
    problems.push(`a deadline asserts, commits or predicts; with act "${act}" it is a statement with a due date`)
  if (!/[\p{L}\p{N}]/u.test(words)) problems.push('the content holds no word')
  return problems
}

function tellerProblems(claim: StoredClaim, { document, actors }: Omit<Input, 'claims'>): string[] {
  const { claimant, chain, mention, reported } = claim
  const { text, publisher } = document
  if (chain.at(-1) !== (claimant ?? undefined))
    return ['the chain ends with the claimant (both empty for a narrator without a name)']
  const problems: string[] = []
  if (claimant === null && reported !== 'narrator')
    problems.push('only a narrator without a name is a claimant of null')
  if (new Set(chain).size < chain.length) problems.push('the chain names somebody twice')
  if (typeof publisher === 'string' && chain[0] !== publisher)
    problems.push(`the chain begins with the publisher, “${publisher}”`)
  if (publisher !== undefined && claimant === publisher && mention !== null && reported === 'narrator')
    problems.push('the narrator needs no mention')
  const known = new Set(actors.flat().map(foldName))
  for (const name of chain.flatMap((teller) => teller.split('; '))) {
    const isInText = occurrences(text.toLowerCase(), name.toLowerCase()).length > 0
    if (name !== publisher && !isInText && !known.has(foldName(name)))
      problems.push(`“${name}” stands nowhere in the text: take the text's own words, or list it among the actors`)
  }
  return problems
}

function dateProblems({ saidOn, due }: StoredClaim, { text, published }: DocumentFacts): string[] {
  const problems: string[] = []
  const said = saidOn === null ? null : (edtfBounds(saidOn)?.earliest ?? null)
  const latest = published ? edtfBounds(published)?.latest : undefined
  if (said !== null && latest && said > latest)
    problems.push(`saidOn ${saidOn} lies after the publication, ${published}`)
  if (due === null) return problems
  const words = text.slice(...due.at)
  if (VAGUE.test(words.trim())) problems.push(`“${words}” is no date`)
  return problems
}

function twinProblems(claim: StoredClaim, others: StoredClaim[]): string[] {
  const problems: string[] = []
  if (others.some(({ id }) => id === claim.id)) problems.push('the id is taken already')
  const twin = others.find(
    ({ words, claimant, kind, content }) =>
      words === claim.words &&
      claimant === claim.claimant &&
      kind === claim.kind &&
      content[0]?.[0] === claim.content[0]?.[0],
  )
  if (twin !== undefined) problems.push(`the same words, claimant and kind as claim ${twin.id}`)
  return problems
}

function sameAsProblems({ id, sameAs, tier }: StoredClaim, target: StoredClaim | undefined): string[] {
  if (sameAs === null) return []
  const problems: string[] = []
  if (sameAs === id) problems.push('sameAs names the claim itself')
  else if (target === undefined) problems.push(`sameAs names claim ${sameAs}, which is missing`)
  else if (target.sameAs !== null)
    problems.push(`sameAs names claim ${sameAs}, which repeats ${target.sameAs} itself: name that`)
  if (tier !== 'extra') problems.push('a claim with sameAs is extra')
  return problems
}
