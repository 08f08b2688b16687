import type { Span } from '@onrecord/domain'
import { chainOf, type Told } from './chain.ts'
import type { TellerSpan } from './finding.ts'
import type { Scene } from './scene.ts'
import { saidOnOf } from './time/said-on.ts'
import { findIntermediaries } from './who/intermediaries.ts'
import type { Resolved } from './who/resolved.ts'

/** When a report was said: by its own date, else by that of the same speaker's report before it in the paragraph. */
export function saidOnFor({ document, reference, said }: Scene, { attribution }: Told, who: Resolved): string | null {
  const { sentence, content, cue, source } = attribution
  const own = saidOnOf(
    document.text,
    sentence,
    { cue: cue?.span ?? null, content, source: source?.span ?? null },
    reference,
  )
  const before = said.get(who.name)
  if (own !== null) said.set(who.name, { paragraph: sentence.paragraph, day: own })
  return own ?? (before?.paragraph === sentence.paragraph ? before.day : null)
}

/** The chain with the outlet that the speaker spoke to, the body spoken for, and whom the teller cites. */
export function chainFor(
  { document, mentions, outlets }: Scene,
  { attribution, speaker }: Told,
  who: Resolved,
  tellers: Told[],
): TellerSpan[] {
  const { text, source } = document
  const named = (span: Span): Resolved => ({
    name: text.slice(span.start, span.end),
    span,
    rule: 'name',
    person: false,
  })
  const { outlet, body, cited } = findIntermediaries(text, attribution.sentence, attribution.source?.span, mentions)
  if (outlet !== undefined && text.slice(outlet.start, outlet.end) !== who.name) outlets.set(who.name, named(outlet))
  const between = [
    speaker,
    ...tellers.flatMap((teller) => [outlets.get(teller.who?.name ?? ''), teller.who]),
    outlets.get(who.name) ?? unnamedOutlet(text, attribution),
    body === undefined ? undefined : named(body),
  ]
  const citing =
    cited !== undefined &&
    attribution.cue?.entry.act === 'assert' &&
    tellers.every((teller) => teller.attribution.cue?.entry.base === 'cite')
  return citing ? chainOf(source, [...between, who], named(cited)) : chainOf(source, between, who)
}

const UNNAMED_OUTLET =
  /\b(?:(?:news|media) outlets?|newspapers?|broadcasters?|news agenc(?:y|ies)|(?:local|state|foreign|public) (?:media|television|tv|radio))$/i

/** "told other news outlets": outlets that the text does not name stand as it has them. */
function unnamedOutlet(text: string, { addressee }: Told['attribution']): Resolved | undefined {
  const name = addressee === undefined ? '' : text.slice(addressee.start, addressee.end)
  return addressee !== undefined && UNNAMED_OUTLET.test(name)
    ? { name, span: addressee, rule: 'words', person: false }
    : undefined
}
