import type { Act } from '@onrecord/domain'
import type { Cue } from '../cues/find-cues.ts'
import type { CueEntry } from '../cues/lexicon.ts'
import type { Attribution } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { type Reading, spanOf } from './range.ts'
import { type Found, termsSet } from './set-terms.ts'
import { antecedentOf } from './source.ts'
import { findSubject, verbGroupStart } from './subject.ts'
import { isBe, isComma, isFinite, isModal, isNegation, isTimeWord } from './words.ts'

/** A verb that means little by itself, and the noun that says what is done: "gave notice that", "made an offer of". */
type Pair = { verbs: RegExp; nouns: RegExp; act: Act; strength: number }

const PAIRS: Pair[] = [
  {
    verbs:
      /^(?:give|gives|gave|given|serve|serves|served|issue|issues|issued|file|files|filed|deliver|delivers|delivered)$/,
    nouns: /^(?:notice|notices|warning)$/,
    act: 'threaten',
    strength: 0.85,
  },
  {
    verbs:
      /^(?:make|makes|made|table|tables|tabled|submit|submits|submitted|present|presents|presented|unveil|unveils|unveiled|float|floats|floated|put)$/,
    nouns:
      /^(?:offer|offers|proposal|proposals|plan|plans|bid|counter-offer|counteroffer|counter-proposal|counterproposal)$/,
    act: 'propose',
    strength: 0.8,
  },
  {
    verbs:
      /^(?:make|makes|made|issue|issues|issued|present|presents|presented|submit|submits|submitted|set|sets|setting|deliver|delivers|delivered|give|gives|gave|launch|launched|join|joined|back|backed|renew|renews|renewed|put|puts|file|files|filed|lodge|lodges|lodged|table|tables|tabled|serve|serves|served|hand|hands|handed|press|pressed|voice|voiced|repeat|repeats|repeated|reiterate|reiterates|reiterated|echo|echoes|echoed)$/,
    nouns:
      /^(?:demand|demands|appeal|appeals|plea|pleas|deadline|deadlines|request|requests|call|calls|pressure|claim|ultimatum|ultimatums)$/,
    act: 'demand',
    strength: 0.8,
  },
  {
    verbs: /^(?:grant|grants|granted|issue|issues|issued|hand|handed)$/,
    nouns: /^(?:injunction|injunctions|order|orders)$/,
    act: 'demand',
    strength: 0.8,
  },
  {
    verbs: /^(?:reach|reaches|reached|sign|signs|signed|strike|struck)$/,
    nouns: /^(?:agreement|deal|accord|pact|understanding|compromise|settlement|truce)$/,
    act: 'accept',
    strength: 0.8,
  },
  {
    verbs:
      /^(?:suspend|suspends|suspended|drop|drops|dropped|cancel|cancels|cancelled|canceled|lift|lifts|lifted|abandon|abandons|abandoned|scrap|scraps|scrapped|called|calls)$/,
    nouns:
      /^(?:strike|strikes|walkout|stoppage|boycott|blockade|ban|embargo|objection|objections|opposition|condition|conditions|demand|demands|claim|claims|lawsuit|threat|threats|tariffs|sanctions)$/,
    act: 'withdraw',
    strength: 0.8,
  },
]
/** Behind these nouns what is said must follow. */
const NEEDS_MORE =
  /^(?:pressure|claim|plan|plans|bid|order|orders|warning|agreement|deal|accord|understanding|notice|notices|call|calls)$/
const OWN = /^(?:its|his|her|their)$/
const LEADS_ON = /^(?:that|to|for|of|on|barring|ordering|forbidding|requiring|which)$/
/** How far behind its verb the noun may stand, in tokens. */
const REACH = 7

/** Reports by a verb and its noun, and limits given: "served notice that …", "gave Norland until Friday to answer". */
export function findLightVerbs(reading: Reading, cues: Cue[], others: Attribution[]): Attribution[] {
  const { tokens, quoted } = reading
  return tokens.flatMap((token, head) => {
    if (quoted[head] === true || !(token.pos === 'VERB' || token.pos === 'AUX' || isSetting(tokens, head))) return []
    const found = termsSet(reading, head) ?? nounOf(reading, head)
    const attribution = found === undefined ? undefined : build(reading, head, found, cues, others)
    const taken = others.some(({ cue }) => cue?.span.start === token.start)
    return attribution === undefined || taken ? [] : [attribution]
  })
}

/** "a letter that sets the firm a deadline": the tagger takes "sets" for a noun. */
const isSetting = (tokens: Reading['tokens'], head: number): boolean =>
  tokens[head]?.lower === 'sets' &&
  (/^(?:NOUN|PROPN|PRON|SCONJ)$/.test(tokens[head - 1]?.pos ?? '') || tokens[head - 1]?.lower === 'that') &&
  /^(?:DET|PROPN|PRON)$/.test(tokens[head + 1]?.pos ?? '')

function nounOf({ tokens, quoted }: Reading, head: number): Found | undefined {
  const verb = tokens[head]?.lower ?? ''
  const pairs = PAIRS.filter(({ verbs }) => verbs.test(verb))
  if (pairs.length === 0) return undefined
  for (let at = head + 1; at <= head + REACH; at += 1) {
    const token = tokens[at]
    if (token === undefined || quoted[at] === true || isComma(token) || isFinite(token)) return undefined
    const pair = pairs.find(({ nouns }) => nouns.test(token.lower))
    if (pair === undefined) continue
    if (/^calls?|^called/.test(verb) && tokens[head + 1]?.lower !== 'off') return undefined
    const next = tokens[at + 1]?.lower ?? ''
    // "gave in to the demands", "put the request to the vote"
    if (
      pair.act === 'demand' &&
      /^(?:in|way|up|off)$/.test(tokens[head + 1]?.lower ?? '') &&
      !(next === 'for' && verb.startsWith('put'))
    )
      return undefined
    if (
      pair.act === 'demand' &&
      /^(?:put|send|sent|hand|repeat|echo|back|press|table)/.test(verb) &&
      !LEADS_ON.test(next) &&
      next !== ':'
    )
      return undefined
    if (/^claim$/.test(token.lower) && next !== 'for') return undefined
    // "made a call to her office"; "renewed its call for" is told by the noun
    if (
      /^calls?$/.test(token.lower) &&
      (OWN.test(tokens[at - 1]?.lower ?? '') || (next === 'to' && tokens[at + 2]?.pos !== 'VERB'))
    )
      return undefined
    return NEEDS_MORE.test(token.lower) && !LEADS_ON.test(next) ? undefined : pair
  }
  return undefined
}

function build(
  reading: Reading,
  head: number,
  { act, strength, first: begins, last: ends }: Found,
  cues: Cue[],
  others: Attribution[],
): Attribution | undefined {
  const { tokens, quoted, sentence } = reading
  const group = verbGroupStart(tokens, head)
  const before = tokens.slice(group, head)
  if (
    before.some((token) => isBe(token) || isNegation(token) || token.lower === 'to') ||
    tokens[head - 1]?.lower === 'to'
  )
    return undefined
  const subject = findSubject(tokens, group, quoted)
  const entry: CueEntry = {
    base: tokens[head]?.lower ?? '',
    particle: undefined,
    frames: new Set(['object']),
    prepositions: [],
    act,
    strength,
  }
  const first =
    begins ??
    head + (tokens[head + 1]?.lower === 'off' || /^(?:forward|in)$/.test(tokens[head + 1]?.lower ?? '') ? 2 : 1)
  const cue: Cue = {
    entry,
    group,
    head,
    last: first - 1,
    gerund: false,
    passive: false,
    infinitive: false,
    modal: before.some(isModal),
    negated: false,
  }
  const cueSpan = spanOf(tokens, { first: head, last: head })
  const content = spanOf(tokens, {
    first,
    last: Math.min(ends ?? Infinity, clauseEnd(reading, first, cue, cues), phraseEnd(tokens, first)),
  })
  // "…, the minister said, setting Friday as the deadline": who said it
  const gerund = tokens[head]?.lower.endsWith('ing') === true && isComma(tokens[group - 1])
  // "the guild said …, and gave the board until Friday"
  const goesOn = subject === undefined && tokens[group - 1]?.lower === 'and'
  const teller =
    gerund || goesOn
      ? others.findLast(
          (other) => (other.cue?.span.start ?? Infinity) < (cueSpan?.start ?? 0) && !isWithin(other, others),
        )
      : undefined
  const source = teller?.source?.span ?? (subject === undefined ? undefined : spanOf(tokens, subject))
  if (cueSpan === undefined || content === undefined || source === undefined) return undefined
  if (subject !== undefined && isTimeWord(tokens[subject.last])) return undefined
  return {
    sentence,
    cue: { span: cueSpan, entry, negated: cue.negated, modal: cue.modal },
    source: { span: source, antecedent: subject === undefined ? undefined : antecedentOf(tokens, subject) },
    addressee: undefined,
    content: [content],
    rule: 'object',
    borrowed: false,
  }
}

/** A report in what another tells. */
const isWithin = ({ cue }: Attribution, others: Attribution[]): boolean =>
  others.some(({ content }) =>
    content.some(({ start, end }) => cue !== undefined && start <= cue.span.start && cue.span.end <= end),
  )

/** The token before a comma that joins another clause on: ", and the union …". */
function phraseEnd(tokens: Reading['tokens'], first: number): number {
  const comma = tokens.findIndex(
    (token, at) =>
      at > first && isComma(token) && JOINS.test(tokens[at + 1]?.lower ?? '') && !goesOnWithVerb(tokens, at + 2),
  )
  return comma === -1 ? tokens.length - 1 : comma - 1
}

const JOINS = /^(?:and|but|while|as|after|when|who|which|saying|adding)$/

/** "…, and rebuild the harbour": what follows "and" belongs to the same. */
function goesOnWithVerb(tokens: Reading['tokens'], at: number): boolean {
  return tokens[at - 1]?.lower === 'and' && tokens[at]?.pos === 'VERB'
}
