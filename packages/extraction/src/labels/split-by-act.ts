import type { Act, Span } from '@onrecord/domain'
import { actOfSentence } from './act-of-words.ts'
import { type Voice, withoutNested } from './clauses.ts'

/** Where a clause or a sentence with a subject of its own may begin anew. */
const JOINT =
  /[.!]["”’]?\s+(?:(?:and|but|so)\s)?(?=["“‘]?\p{L})|,\s(?:and|but)\s(?=(?:we|i|they|he|she|it|there)(?:\s|['’]))|,\s(?=they\s(?:want|don|demand|reject|oppose))|,\s(?=(?:we|i)\s(?:just\s|only\s|also\s|still\s)?(?:want|demand|reject|oppose)\b)|,\s(?:and|but)\s(?=(?:the\s)?\p{L}+\s(?:will|would|must|should|has|have|is|are|was|were|rejects?|accepts?|demands?|wants?)\b)/giu
/** A will that the speaker tells of others: "they want …", "the other side has a red line". */
const ASCRIBED =
  /^(?:["“]?(?:[Aa]nd|[Bb]ut|[Ss]o|I think|I believe|Look|Well)[,\s]+){0,3}(?:[Tt]hey|[Hh]e|[Ss]he|(?:[Tt]he|[Tt]hese|[Tt]hose|[Ss]ome|[Mm]any)\s(?:\p{L}+\s){0,2}\p{L}+|(?!(?:I|We|You|It|This|That|There|What|If|When)\b)\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,3})\s(?:also\s|really\s|actually\s|still\s)?(?:(?:do|does|did)(?:n['’]t| not) want|wants?\b(?! to (?:be|see|say|know)\b)|demands?\b|rejects?\b|opposes?\b|insists?\b|ha(?:s|ve) (?:a|their|its) (?:own )?red lines?)|^(?:[Aa]nd )?[Tt]hey['’]re actually\b/u
const WILLS: ReadonlySet<Act> = new Set(['demand', 'reject', 'threaten', 'commit', 'accept', 'propose', 'withdraw'])
const MIN_WORDS = 4

type Unit = { start: number; end: number; will: Act | 'ascribed' | undefined }

/**
 * Cuts what is said where it does something else: "The locks are shut, and we will open them" asserts, then pledges; what the
 * speaker tells of others' wills stands alone. Clauses that do nothing of the kind stay with the one before. One part where all does the same.
 */
export function splitByAct(text: string, content: Span, voice: Voice): Span[] {
  const words = withoutNested(text.slice(content.start, content.end))
  const units = unitsOf(words, voice)
  const groups: Unit[] = []
  for (const unit of units) {
    const last = groups.at(-1)
    const goesOn =
      last !== undefined &&
      (unit.will === undefined ? last.will !== 'ascribed' : unit.will === last.will && unit.will !== 'ascribed')
    if (last !== undefined && goesOn) last.end = unit.end
    else groups.push({ ...unit })
  }
  const long = groups.every(({ start, end }) => words.slice(start, end).trim().split(/\s+/).length >= MIN_WORDS)
  return groups.length < 2 || !long
    ? [content]
    : groups.map(({ start, end }) => ({ start: content.start + start, end: content.start + end }))
}

function unitsOf(words: string, voice: Voice): Unit[] {
  const units: Unit[] = []
  let from = 0
  const push = (end: number, next: number) => {
    const unit = words.slice(from, end)
    const act = ASCRIBED.test(unit) && voice === 'own' ? 'ascribed' : actOfSentence(unit, voice)
    units.push({
      start: from,
      end,
      will: act === 'ascribed' || (act !== undefined && WILLS.has(act)) ? act : undefined,
    })
    from = next
  }
  for (const { index, 0: joint } of words.matchAll(JOINT))
    push(index + (/^[.!]/.test(joint) ? 1 : 0), index + joint.length)
  push(words.length, words.length)
  return units
}
