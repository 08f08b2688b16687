import type { Span } from '@onrecord/domain'
import type { Mention } from './mentions.ts'
import { BODY_NOUNS, OUTLET_NOUNS, TITLES } from './titles.ts'

const OUTLET_NAME = /^Channel\b|\bNews\b|Times\b|Post\b|Journal\b/

/** "the vice president", "the network": the latest name before it that was introduced by the same word. */
export function byDescription(lower: string, mentions: readonly Mention[], phrase: Span): Mention | undefined {
  if (!lower.startsWith('the ')) return undefined
  const words = lower.replace(/^the\s+(?!of\b)/, '').split(/\s+/)
  const head = words.at(-1) ?? ''
  const before = mentions.filter(({ span }) => span.end <= phrase.start)
  if (OUTLET_NOUNS.test(head)) {
    return before.findLast(
      ({ name, described }) => OUTLET_NAME.test(name) || OUTLET_NOUNS.test(described.trim().split(' ').at(-1) ?? ''),
    )
  }
  if (!TITLES.has(head) || head === 'official') return undefined
  return before.findLast(({ described }) => words.every((word) => described.includes(word)))
}

/** The general word for a body that a phrase is: "the movement" → "movement". */
export function bodyCalled(lower: string): string | undefined {
  return /^(?:the|this) (movement|group|faction|organi[sz]ation)$/.exec(lower)?.[1]
}

/** True where a name may go by a general word for a body: one name, no text or number, not another kind of body by its last word. */
export function mayBeCalled(name: string, body: string): boolean {
  const last = name.split(/\s+/).at(-1)?.toLowerCase() ?? ''
  return /^\p{Lu}/u.test(name) && !/\d|,|\band\b/.test(name) && (last === body || !BODY_NOUNS.test(last))
}
