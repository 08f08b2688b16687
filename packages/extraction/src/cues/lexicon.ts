import type { Act } from '@onrecord/domain'
import { inflect, type VerbForm } from './inflect.ts'
import { VERBS } from './verbs.ts'

/**
 * What may follow a cue as its content.
 * `clause`: "said (that) they agree"; `that`: only with "that"; `wh`: "asked whether …"; `quote`: words in quotation marks;
 * `addressee`: a person stands before the content ("told reporters that"); `object`: a noun phrase ("rejected the plan");
 * `to`: "refused to sign"; `object-to`: "urged them to sign"; `prep`: a preposition and a noun phrase ("called for talks").
 */
export type Frame = 'clause' | 'that' | 'wh' | 'quote' | 'addressee' | 'object' | 'to' | 'object-to' | 'prep'

/** One cue of the lexicon. `strength` (0–1) says how surely the word reports somebody's words. */
export type CueEntry = {
  base: string
  particle: string | undefined
  frames: ReadonlySet<Frame>
  prepositions: readonly string[]
  act: Act
  strength: number
}

const CODES: Record<string, Frame> = {
  c: 'clause',
  t: 'that',
  w: 'wh',
  q: 'quote',
  a: 'addressee',
  n: 'object',
  i: 'to',
  o: 'object-to',
}

/** A cue form as it stands in a text, with what it can be. */
export type CueForm = { entry: CueEntry; tense: VerbForm['tense'] }

/** Every form of every cue verb, by its lower-case form. */
export const CUE_FORMS: ReadonlyMap<string, readonly CueForm[]> = indexForms()

function indexForms(): Map<string, CueForm[]> {
  const index = new Map<string, CueForm[]>()
  for (const group of VERBS) {
    for (const word of group.verbs.split(' ')) {
      const [name = '', prepositions = ''] = word.split(':')
      const [base = '', particle] = name.split('_')
      const entry: CueEntry = {
        base,
        particle,
        frames: framesOf(group.frames, prepositions),
        prepositions: prepositions === '' ? [] : prepositions.split('+'),
        act: group.act,
        strength: group.strength,
      }
      for (const { form, tense } of inflect(base)) index.set(form, [...(index.get(form) ?? []), { entry, tense }])
    }
  }
  return index
}

function framesOf(codes: string, prepositions: string): Set<Frame> {
  const frames = new Set<Frame>()
  for (const code of codes) {
    const frame = CODES[code]
    if (frame !== undefined) frames.add(frame)
  }
  if (prepositions !== '') frames.add('prep')
  return frames
}
