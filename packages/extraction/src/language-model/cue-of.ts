import type { Span } from '@onrecord/domain'
import { type Cue, findCues } from '../cues/find-cues.ts'
import type { CueEntry } from '../cues/lexicon.ts'
import { CUE_NOUNS } from '../cues/nouns.ts'
import type { Attribution } from '../frames/attribution.ts'
import type { Sentence } from '../text/sentences.ts'
import { overlaps } from './place-claim.ts'

/** A cue as the lexicon knows it; `verb` where it stands as one, `known` false for a word that the lexicon has not. */
export type ReadCue = { cue: NonNullable<Attribution['cue']>; verb: Cue | undefined; known: boolean }

/** What a word that the lexicon has not says for sure: that something is told. */
const UNKNOWN = {
  particle: undefined,
  frames: new Set<never>(),
  prepositions: [],
  act: 'assert' as const,
  strength: 0.6,
}

/** "did not say", "no one said": nothing is told. */
const NEGATED = /(?:\b(?:not|never|nobody|no one|none)|n['’]t)\b[^,;:"“”]{0,24}$/i

/** What the lexicon knows of the words by which something is reported, in their sentence. */
export function readCue(text: string, span: Span, sentence: Sentence): ReadCue {
  const { tokens } = sentence
  const verb = findCues({ sentence, tokens, quoted: [] }).find(({ head, last }) => {
    const [first, end] = [tokens[head], tokens[last]]
    return first !== undefined && end !== undefined && overlaps(span, { start: first.start, end: end.end })
  })
  const noun = tokens.filter((token) => overlaps(span, token)).map(({ lower }) => CUE_NOUNS.get(lower))
  const entry: CueEntry | undefined = verb?.entry ?? noun.find((found) => found !== undefined)
  const before = text.slice(Math.max(sentence.start, span.start - 40), span.start)
  const negated = verb?.negated === true || NEGATED.test(before)
  const base = text.slice(span.start, span.end).toLowerCase()
  return {
    cue: { span, entry: entry ?? { base, ...UNKNOWN }, negated, modal: verb?.modal ?? false },
    verb,
    known: entry !== undefined,
  }
}

/**
 * False where the cue's own grammar says that the words beside it do not speak: who stands before a passive ("Norland was
 * accused of …"), or right behind a verb that takes a person as its object ("urged Norland to …").
 */
export function canSpeak(mention: Span, content: readonly Span[], { cue, verb }: ReadCue): boolean {
  if (verb === undefined) return true
  if (verb.passive) return mention.start > cue.span.end
  const { frames } = verb.entry
  const takesPerson = frames.has('object') || frames.has('object-to') || frames.has('addressee')
  const behind = mention.start >= cue.span.end && content.some(({ start }) => start >= mention.end)
  return !(takesPerson && behind)
}
