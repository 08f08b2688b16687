import type { Span } from '@onrecord/domain'
import { nounPhraseAfter } from '../frames/noun-phrases.ts'
import { spanOf } from '../frames/range.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Mention } from './mentions.ts'
import { isOutlet } from './outlets.ts'

/** Who stands between the publisher and the one who speaks, where a sentence names them. */
export type Intermediaries = { outlet: Span | undefined; body: Span | undefined; cited: Span | undefined }

const TOLD = new Set(['told', 'tells', 'telling', 'to', 'with', 'on', 'by'])

/**
 * `outlet`: "told Al Jazeera", "speaking to the Gazette"; `body`: whose spokesman the speaker is ("union spokeswoman Ada
 * Lund"); `cited`: "citing two officials, the agency reported".
 */
export function findIntermediaries(
  text: string,
  sentence: Sentence,
  source: Span | undefined,
  mentions: Mention[],
): Intermediaries {
  const { tokens } = sentence
  const inSentence = mentions.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end)
  const outlet = inSentence.find(({ name, span }) => {
    const before = tokens.findLast(
      ({ end }) => end <= span.start && span.start - end <= 5 && !/^the$/i.test(text.slice(end - 3, end)),
    )
    return isOutlet(name) && before !== undefined && TOLD.has(before.lower) && speaksThere(text, sentence, span)
  })
  const citing = tokens.findIndex(({ lower }) => lower === 'citing')
  const cited = citing === -1 ? undefined : nounPhraseAfter(tokens, citing + 1)
  return {
    outlet: outlet?.span,
    body: source === undefined ? undefined : spokenFor(text, source, inSentence),
    cited: cited === undefined ? undefined : spanOf(tokens, cited),
  }
}

function speaksThere(text: string, sentence: Sentence, outlet: Span): boolean {
  return /\b(?:told|tells|telling|speaking|spoke|interview)\b[^.;]{0,40}$/i.test(
    text.slice(sentence.start, outlet.start),
  )
}

/** The name right before "spokesman", "spokeswoman" or "spokesperson" in a source phrase. */
function spokenFor(text: string, source: Span, mentions: Mention[]): Span | undefined {
  const body = mentions.find(
    ({ span }) =>
      span.start >= source.start &&
      /^(?:['’]s)?\s(?:\w+\s)?spokes(?:man|woman|person)\b/.test(
        text.slice(span.end, Math.min(source.end, span.end + 40)),
      ),
  )
  return body?.span
}
