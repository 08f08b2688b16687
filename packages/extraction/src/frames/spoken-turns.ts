import type { Span } from '@onrecord/domain'
import type { Quotation } from '../quotes/quotations.ts'
import type { Turn } from '../quotes/turns.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Attribution } from './attribution.ts'

/** So many sentences at most stay together. */
const MAX_TOGETHER = 3
/** Fewer words than this say nothing alone ("No.", "Next."). */
const MIN_WORDS = 4
/** Directions in brackets: "(laughter)", "[interruption]". */
const DIRECTION = /^\s*(?:\([^()]{0,80}\)|\[[^[\]]{0,80}\])[\s.]*$/
const LEADING_DIRECTION = /^(?:\([^()]{0,60}\)|\[[^[\]]{0,60}\])\s+/
/** Greetings, thanks, and who is to speak next. */
const COURTESY =
  /^(?:(?:very )?good (?:morning|afternoon|evening|night)|(?:good )?morning|thanks?\b|thank you|welcome|hello|next\b|please\b[^.]{0,30}$|yes\b[^,.]{0,20}$|no\b[^,.]{0,12}$)[^.!]{0,30}[.!]?$/i
/** Names right before a surname. */
const GIVEN = /(?:(?!(?:Mr|Mrs|Ms|Dr)\b)\p{Lu}[\p{L}\p{M}.'’-]*[^\S\n]){0,3}$/u
const SELF = /^(?:i|me|my|we|us|our|myself|ourselves|(?:i|we)['’](?:m|re|ve|d|ll))$/i
/** What a speaker's own verbs of mind put into words is part of what is said. */
const OF_MIND =
  /^(?:think|believe|know|mean|see|hear|read|mention|suppose|guess|hope|feel|look|find|understand|remember|consider|note|plan|notice|intend|speak|talk|show|want|need|refuse|quote|cite)$/
/** What stands for something said before, and no letter at all where "that" was taken for a conjunction. */
const EMPTY = /^(?:it|that|this|so|them|him|her|[^\p{L}\p{N}]*)(?:$|[,.]|\s(?:in|to|and)\s)/iu
/** Who will not answer says nothing. */
const NO_ANSWER =
  /^(?:(?:well|look|no|sorry|but|and)\b[,. –—-]*)*(?:i|we)(?:['’](?:m|re) not going to| (?:am|are) not going to| won['’]t| will not| can['’]t| cannot) (?:say|answer|comment|speculate|go into|get into|discuss|tell you|play|furnish|talk about)\b/i

/**
 * Adds what speakers say in their turns of a transcript: every sentence that no report takes is their own words, a few together.
 * "I" and "we" in a turn are its speaker; who asks the questions says only what is reported in them.
 */
export function withTurns(
  text: string,
  sentences: readonly Sentence[],
  attributions: readonly Attribution[],
  { turns, speech }: { turns: readonly Turn[]; speech: readonly Quotation[] },
): Attribution[] {
  if (turns.length === 0) return [...attributions]
  const fullName = nameReader(text)
  const byParagraph = new Map(turns.map((turn) => [turn.paragraph, turn]))
  const answering = answerers(text, turns)
  const reports = attributions.flatMap((attribution) => {
    const turn = byParagraph.get(attribution.sentence.paragraph)
    if (turn === undefined) return [attribution]
    const other = answering.get(turn)
    return reportInTurn(text, attribution, turn, {
      name: fullName(turn.label),
      other: other && (fullName(other.label) ?? other.label),
    })
  })
  const inParagraph = Map.groupBy(sentences, ({ paragraph }) => paragraph)
  const taken = Map.groupBy(reports, ({ sentence }) => sentence.paragraph)
  const quoted = Map.groupBy(speech, ({ paragraph }) => paragraph)
  const spoken = turns
    .filter(({ asks }) => !asks)
    .flatMap((turn) => {
      const { paragraph, label } = turn
      const source = { span: label, antecedent: fullName(label) }
      const others = [...(taken.get(paragraph) ?? []).flatMap(wordsOf), ...(quoted.get(paragraph) ?? [])]
      const groups = groupsOf(text, inParagraph.get(paragraph) ?? [], others)
      return groups.map(({ sentence, span }) => spokenBy(source, sentence, span))
    })
  return [...reports, ...spoken].sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0))
}

/** A report within a turn: "I" is the speaker, whose thoughts are no reports; what others said the speaker tells. */
function reportInTurn(
  text: string,
  report: Attribution,
  turn: Turn,
  { name, other }: { name: Span | undefined; other: Span | undefined },
): Attribution[] {
  const { source, cue, content } = report
  if (source === undefined) return [report]
  const { outlet, label, asks } = turn
  if (other !== undefined && /^you(?:['’](?:d|ve))?$/i.test(text.slice(source.span.start, source.span.end)))
    return [
      {
        ...report,
        source: { ...source, antecedent: other },
        turn: { own: false, teller: asks ? outlet : (name ?? label), asks },
      },
    ]
  const own = SELF.test(text.slice(source.span.start, source.span.end))
  if (!own) return [{ ...report, turn: { own, teller: asks ? outlet : (name ?? label), asks } }]
  const only = content.length === 1 ? content[0] : undefined
  const empty = only !== undefined && EMPTY.test(text.slice(only.start, only.end))
  if (cue === undefined || empty || OF_MIND.test(cue.entry.base)) return []
  return [
    { ...report, source: { span: source.span, antecedent: name ?? label }, turn: { own, teller: undefined, asks } },
  ]
}

/** Whom "you" is in each turn: who answered before it, and where nobody did, who does so behind it. */
function answerers(text: string, turns: readonly Turn[]): Map<Turn, Turn> {
  const before = othersAhead(text, turns)
  const behind = othersAhead(text, turns.toReversed())
  return new Map([...behind, ...before])
}

/** For each turn the last one before it of somebody else who does not ask. */
function othersAhead(text: string, turns: readonly Turn[]): Map<Turn, Turn> {
  const labelOf = ({ label }: Turn) => text.slice(label.start, label.end)
  const found = new Map<Turn, Turn>()
  let last: Turn | undefined
  let other: Turn | undefined
  for (const turn of turns) {
    const ahead = last !== undefined && labelOf(last) === labelOf(turn) ? other : last
    if (ahead !== undefined) found.set(turn, ahead)
    if (turn.asks) continue
    if (last !== undefined && labelOf(last) !== labelOf(turn)) other = last
    last = turn
  }
  return found
}

function spokenBy(source: NonNullable<Attribution['source']>, sentence: Sentence, content: Span): Attribution {
  const turn = { own: true, teller: undefined, asks: false }
  const of = { sentence, source, cue: undefined, addressee: undefined, content: [content] }
  return { ...of, rule: 'quote-turn', borrowed: false, turn }
}

type Own = { sentence: Sentence; span: Span }

/** The sentence without a direction at its beginning; undefined where it says nothing. */
function ownWords(text: string, { start, end }: Sentence): Span | undefined {
  const words = text.slice(start, end)
  if (DIRECTION.test(words) || COURTESY.test(words) || NO_ANSWER.test(words)) return undefined
  const direction = LEADING_DIRECTION.exec(words)?.[0].length ?? 0
  return { start: start + direction, end }
}

/** What a report with a source takes of the text. */
function wordsOf({ source, cue, content }: Attribution): Span[] {
  return source === undefined ? [] : [source.span, ...content, ...(cue === undefined ? [] : [cue.span])]
}

/** True where the words of a report or of somebody quoted begin in a sentence, or reach through it. */
function takes({ start, end }: Span, sentence: Sentence): boolean {
  return start < sentence.end && end > sentence.start && (start >= sentence.start || end >= sentence.end - 2)
}

/** Sentences of a turn that no report takes, a few together. */
function groupsOf(text: string, sentences: readonly Sentence[], others: readonly Span[]): Own[] {
  const groups: (Own & { size: number })[] = []
  let open: (typeof groups)[number] | undefined
  for (const sentence of sentences) {
    const span = others.some((words) => takes(words, sentence)) ? undefined : ownWords(text, sentence)
    const goesOn = open !== undefined && span?.start === sentence.start && open.size < MAX_TOGETHER
    if (span !== undefined && open !== undefined && goesOn) {
      open.span = { start: open.span.start, end: span.end }
      open.size += 1
    } else {
      open = span === undefined ? undefined : { sentence, span, size: 1 }
      if (open !== undefined) groups.push(open)
    }
  }
  return groups.filter(({ span, size }) => {
    const words = text.slice(span.start, span.end)
    return words.split(/\s+/).length >= MIN_WORDS && !(size === 1 && words.endsWith('?'))
  })
}

/** Where the text first names a speaker otherwise than by the label: "Dela Quist" for "QUIST"; undefined where it does not. */
function nameReader(text: string): (label: Span) => Span | undefined {
  const known = new Map<string, Span | undefined>()
  return ({ start, end }) => {
    const label = text.slice(start, end)
    if (!known.has(label)) known.set(label, fullName(text, label))
    return known.get(label)
  }
}

function fullName(text: string, label: string): Span | undefined {
  if (label.length < 3) return undefined
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  for (const { 0: found, index } of text.matchAll(new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'giu'))) {
    if (found === label) continue
    const given = GIVEN.exec(text.slice(Math.max(0, index - 60), index))?.[0] ?? ''
    return { start: index - given.length, end: index + found.length }
  }
  return undefined
}
