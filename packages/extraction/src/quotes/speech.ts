import type { Quotation } from './quotations.ts'

/** Share of a quotation's beginning that is looked at; a long one is speech anyway. */
const LOOK = 400

/**
 * True where a quotation holds speech and not a word or two that the text uses in passing (“framework”): it runs over a
 * sentence's end, or it stands where a sentence or a quoted sentence may begin and ends as one.
 */
export function isSpeech(text: string, quotation: Quotation): boolean {
  const inner = text.slice(quotation.from, Math.min(quotation.to, quotation.from + LOOK))
  if (quotation.continued || /[.!?…]["”’]?\s+\S/.test(inner)) return true
  const words = inner.split(/\s+/).length
  const lead = text.slice(Math.max(0, quotation.start - 3), quotation.start)
  const before = lead.includes('\n') ? undefined : lead.trimEnd().at(-1)
  const ends =
    /[.,!?…—–-]$/.test(text.slice(quotation.from, quotation.to)) ||
    /^[,.]/.test(text.slice(quotation.end, quotation.end + 1))
  if (before === ':' || before === ',') return words >= 3 || (words >= 2 && ends) || /^\p{Lu}.*[.!?]$/u.test(inner)
  const atStart = before === undefined || /[.!?”"’'—–)([]/.test(before)
  return atStart && (ends ? words >= 1 : words >= 6)
}
