import type { Cue } from '../cues/find-cues.ts'
import type { CueEntry } from '../cues/lexicon.ts'
import { setsCondition } from '../labels/condition.ts'
import type { Token } from '../text/tagger.ts'
import { isPersonNoun } from '../who/descriptions.ts'
import { isGroupNoun } from '../who/groups.ts'
import { BODY_NOUNS } from '../who/titles.ts'
import type { Attribution } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { findSubject, verbGroupStart } from './subject.ts'

const MODAL = /^(?:will|would|wo|shall|can|could|'ll|'d)$/
const HINGE = /^(?:until|unless|without|before|if|once|when|only|after)$/
/**
 * What a side will do only on a condition, told as a fact: "Norland will not sign until the guns are gone", "the pilots will come
 * back only if the roster is torn up".
 */
export function findOwnConditions(reading: Reading, cues: Cue[], others: Attribution[]): Attribution[] {
  const { tokens, quoted, sentence } = reading
  if (!tokens.some(({ lower }) => HINGE.test(lower))) return []
  return tokens.flatMap((token, modal): Attribution[] => {
    if (quoted[modal] === true || !MODAL.test(token.lower)) return []
    const isTaken = others.some(({ content, cue }) =>
      [...content, ...(cue === undefined ? [] : [cue.span])].some(
        ({ start, end }) => start <= token.start && end > token.start,
      ),
    )
    if (isTaken) return []
    const subject = findSubject(tokens, verbGroupStart(tokens, modal), quoted)
    if (subject === undefined || !isSide(tokens, subject) || isSupposed(tokens, subject)) return []
    const cue = cueAt(modal)
    const content = { first: modal, last: clauseEnd(reading, modal, cue, cues) }
    const words = wordsOf(tokens, content)
    const source = spanOf(tokens, subject)
    const span = spanOf(tokens, content)
    if (source === undefined || span === undefined || !setsCondition(words, 'told')) return []
    // "will accept the fund only if …" is told by its own verb
    const told = others.some(
      (other) =>
        other.cue !== undefined && span.start <= other.cue.span.start && other.source?.span.start === source.start,
    )
    if (told) return []
    return [
      {
        sentence,
        cue: { span: { start: token.start, end: token.end }, entry: ENTRY, negated: false, modal: false },
        source: { span: source, antecedent: undefined },
        addressee: undefined,
        content: [span],
        rule: 'infinitive',
        borrowed: false,
      },
    ]
  })
}

const ENTRY: CueEntry = {
  base: 'will',
  particle: undefined,
  frames: new Set(['object']),
  prepositions: [],
  act: 'demand',
  strength: 0.7,
}

function cueAt(modal: number): Cue {
  const none = { gerund: false, passive: false, infinitive: false, modal: false, negated: false }
  return { entry: ENTRY, group: modal, head: modal, last: modal, ...none }
}

/** A name, a person, a body or a group of people: who can set conditions. */
function isSide(tokens: readonly Token[], { last }: Range): boolean {
  const { pos, lower } = tokens[last] ?? { pos: '', lower: '' }
  if (pos === 'PRON') return /^(?:he|she|they)$/.test(lower)
  return pos === 'PROPN' || isPersonNoun(lower) || BODY_NOUNS.test(lower) || isGroupNoun(lower)
}

/** "if Norland would sign …": what is only supposed, or asked. */
const isSupposed = (tokens: readonly Token[], { first }: Range): boolean =>
  /^(?:if|whether|that|how|why|unless|until|because)$/.test(tokens[first - 1]?.lower ?? '')

/** The words of a range as they stand, contractions joined ("won't"). */
function wordsOf(tokens: readonly Token[], { first, last }: Range): string {
  return tokens
    .slice(first, last + 1)
    .map(({ text, end }, at, all) => (all[at + 1]?.start === end ? text : `${text} `))
    .join('')
}
