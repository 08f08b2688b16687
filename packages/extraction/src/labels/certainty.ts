import type { Certainty } from '@onrecord/domain'
import { withoutMonthOfMay } from '../text/month-of-may.ts'

const HEDGES =
  /\b(?:may|might|could|perhaps|possibly|probably|reportedly|apparently|likely|allegedly|appears?|seems?|potential|i think|i believe)\b/i
const SUPPOSES = /^(?:if|whether|unless|were|should)\b|\b(?:would have|if (?:we|they|he|she|it|the))\b/i
const SUPPOSING = /\b(?:if|unless|whether|until|in case|as long as|(?:provided|on condition) that)\s+$/i
/** Where "no" and "not" deny nothing: a limit, a first half. */
const LIMITS = /\b(?:no (?:later|earlier|sooner|more|less|fewer) than|not (?:only|just|merely))\b/gi
const NEGATES = /\b(?:not|no|never|none|nobody|nothing|neither|cannot|without)\b|n['’]t\b/i

/** What is asked after: "whether they would pay", "about the toll". */
const ASKED_AFTER = /^(?:whether|if|how|why|what|who|when|where|which|about)\b/i

/** How firmly the words are put: a question and a supposition are never read as assertions. `cue`: the verb that reports them. */
export function certaintyOf(words: string, cue: { entry: { base: string }; modal: boolean } | undefined): Certainty {
  const asks = cue !== undefined && /^(?:ask|wonder|inquire|question)$/.test(cue.entry.base)
  if (/\?["”’')]*$/.test(words.trim()) || (asks && ASKED_AFTER.test(words))) return 'question'
  const head = withoutMonthOfMay(words.slice(0, 400))
  if (SUPPOSES.test(head)) return 'hypothetical'
  return cue?.modal === true || HEDGES.test(head) ? 'hedged' : 'asserted'
}

/** True where what is reported is only supposed ("if the union accepts …"): `before` is the text up to its source and cue. */
export function isSupposed(before: string): boolean {
  return SUPPOSING.test(before.slice(-40))
}

/** True where the claim's first clause is negated. */
export function isNegated(words: string): boolean {
  const clause = words.slice(0, 160).split(/[,;.!?]/, 1)[0] ?? ''
  return NEGATES.test(clause.replace(LIMITS, ''))
}
