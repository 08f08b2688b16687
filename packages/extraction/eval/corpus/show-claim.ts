import type { Range, StoredClaim } from './stored-claim.ts'

/** How much of a long content is shown at each end. */
const ENDS = 60

/** One line a person can check: labels, then the passage with «content», {cue}, [mention]. */
export function showClaim(text: string, claim: StoredClaim): string {
  const { id, kind, act, claimant, reported, certainty, due, tier, sameAs } = claim
  const flags = [
    reported,
    ...(certainty === 'asserted' ? [] : [certainty]),
    ...(claim.negated ? ['negated'] : []),
    ...(claim.relayed ? ['relayed'] : []),
    ...(due === null ? [] : [`due ${due.edtf} ${due.type}/${due.modality}`]),
    tier + (sameAs === null ? '' : ` = ${sameAs}`),
  ]
  const head = `${id}  ${kind}/${act}  ${claimant ?? '(no name)'}  ${flags.join(', ')}`
  return `${head}\n    ${passage(text, claim)}`
}

function passage(text: string, { content, cue, mention }: StoredClaim): string {
  const parts: { range: Range; open: string; close: string }[] = [
    ...content.map((range) => ({ range, open: '«', close: '»' })),
    ...(cue ? [{ range: cue, open: '{', close: '}' }] : []),
    ...(mention ? [{ range: mention, open: '[', close: ']' }] : []),
  ].sort((a, b) => a.range[0] - b.range[0])
  let end: number | undefined
  let line = ''
  for (const { range, open, close } of parts) {
    if (end !== undefined) line += shorten(text.slice(end, range[0]))
    line += open + shorten(text.slice(...range)) + close
    end = range[1]
  }
  return line.replace(/\s+/g, ' ')
}

const shorten = (words: string) =>
  words.length <= 2 * ENDS ? words : `${words.slice(0, ENDS)} … ${words.slice(-ENDS)}`
