import type { Span } from '@onrecord/domain'
import type { Quotation } from '../quotes/quotations.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Attribution } from './attribution.ts'
import { innerSpan } from './spans.ts'

/** "“…” – Ada Lund, baker" at the end of a line: who signs a quotation. */
const SIGNATURE =
  /^\s?(?:[―—–-]{1,2}|~)\s?(\p{Lu}[\p{L}\p{M}.'’-]*(?:\s(?:(?:of|the|de|van|von|al|bin)\s)?\p{Lu}[\p{L}\p{M}.'’-]*){0,5})(?=[.,\s]|$)[^.!?\n]{0,80}[.]?$/u
const LONGEST = 160

/** Reports of quotations that somebody signs at the end of the line; those that have a report already are left alone. */
export function withSignatures(
  text: string,
  sentences: readonly Sentence[],
  attributions: readonly Attribution[],
  speech: readonly Quotation[],
): Attribution[] {
  const taken = new Set(attributions.flatMap(({ content }) => content.map(({ start }) => start)))
  const signed = speech.flatMap((quotation): Attribution[] => {
    const source = taken.has(quotation.from) ? undefined : signatureBehind(text, quotation)
    const sentence = sentences.findLast(({ start }) => start <= quotation.from)
    if (source === undefined || sentence === undefined) return []
    const report = { sentence, source: { span: source, antecedent: undefined }, cue: undefined, addressee: undefined }
    return [{ ...report, content: [innerSpan(quotation)], rule: 'quote-orphan', borrowed: false }]
  })
  return signed.length === 0 ? [...attributions] : [...attributions, ...signed]
}

function signatureBehind(text: string, { end }: Quotation): Span | undefined {
  const stop = text.indexOf('\n', end)
  const line = text.slice(end, Math.min(stop === -1 ? text.length : stop, end + LONGEST))
  const name = SIGNATURE.exec(line.trimEnd())
  if (name?.[1] === undefined) return undefined
  const start = end + name[0].indexOf(name[1])
  return { start, end: start + name[1].replace(/\.$/, '').length }
}
