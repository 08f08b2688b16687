import type { Token } from '../text/tagger.ts'
import { isQuotationMark } from './words.ts'

/** What may stand before the verb of a command. */
const LEADS = /^(?:please|just|now|so|then|and|but|never|always|first|kindly)$/
/** Verbs that ask the listener to think or watch, and no deed. */
const NO_DEED =
  /^(?:look|imagine|remember|consider|thank|suppose|believe|think|see|say|wait|forget|mind|guess|note|welcome|come|call|take|watch|picture|recall|bless|god|good|ask|trust|know|have|has|had|is|was|were|are|am|did|does|can|could|will|would|shall|should|may|might|must|need|used|let|given|based|compared|asked|born|made|set|put|left|cut|hit|read|cost|let's|lets|hello|sorry|excuse|pardon|congratulations|rest|worry|panic|bother|fret|cry|laugh|underestimate|expect|mention|kid)$/
/** Verbs of commands that the tagger takes for names or adjectives where they begin a line. */
const OFTEN_MISTAGGED =
  /^(?:free|open|close|clear|release|halt|pay|return|stop|end|leave|lift|drop|free|save|name|fund|scrap|restore|reinstate|withdraw|keep|bring|give|hand|protect|publish|resign|ban|back|disarm|quit|sign|respect|freeze|raise|reopen|rehire)$/
/** What follows the verb of a command: whom or what it is done to, or how. */
const BEHIND = /^(?:DET|PRON|NOUN|PROPN|ADP|ADV|ADJ|NUM|PART)$/

/** True where the words from `first` on tell somebody to do something: a bare verb without a subject, its object or manner behind it. */
export function beginsCommand(tokens: readonly Token[], first: number): boolean {
  let at = first
  while (isQuotationMark(tokens[at]) || LEADS.test(tokens[at]?.lower ?? '')) at += 1
  const negated = tokens[at]?.lower === 'do' && /^(?:not|n't)$/.test(tokens[at + 1]?.lower ?? '')
  if (negated) at += 2
  const verb = tokens[at]
  const next = tokens[at + 1]
  if (verb === undefined || next === undefined || NO_DEED.test(verb.lower)) return false
  if (/(?:ed|ing|ly|[^s]s)$/.test(verb.lower)) return false
  const known =
    OFTEN_MISTAGGED.test(verb.lower) &&
    /^(?:the|all|our|their|these|those|this|every|both|it|them|us|now|at)$/.test(next.lower)
  if (!(verb.pos === 'VERB' || known)) return false
  // "Stop the war supporters said": a noun phrase; "Keep it that way" is a command
  return BEHIND.test(next.pos) && !/^(?:of|is|was|who|which|that)$/.test(next.lower)
}
