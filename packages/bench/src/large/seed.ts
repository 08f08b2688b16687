import { randomUUID } from 'node:crypto'
import { createDossierSecret, identifyDocument, saveDocument, saveQuotes, sliceWords } from '@onrecord/documents'
import { type DomainEvent, type EventData, type eventRegistry, type FoundClaim, RECORDED_AS } from '@onrecord/domain'
import { append, type EventLog } from '@onrecord/event-log'
import { type LargeClaim, type LargeDocument, largeDocuments } from './claims.ts'
import { largeConfiguration } from './configuration.ts'

type Log = EventLog<typeof eventRegistry>

/** Documents whose events go into one append. */
const TOGETHER = 20

/** Opens a dossier and records `documents` documents in it, 20 claims each, with links as a linker makes them. */
export async function seedDossier(
  log: Log,
  { dossier, documents, seed }: { dossier: string; documents: number; seed: number },
): Promise<void> {
  const configuration = largeConfiguration(dossier)
  await createDossierSecret(log.db, dossier)
  await appendAll(log, dossier, [
    { type: 'DossierOpened', data: { title: configuration.title } },
    { type: 'DossierConfigured', data: { configuration, version: 1 } },
  ])
  await recordDocuments(log, { dossier, documents, seed })
}

/** Records documents in an open dossier, 20 claims each, all of one `day` where it is given. Gives the last event's seq. */
export async function recordDocuments(
  log: Log,
  { dossier, ...size }: { dossier: string; documents: number; seed: number; day?: string },
): Promise<number> {
  const identify = (text: string, source: string) => identifyDocument(log.db, { dossier, source, text })
  let events: DomainEvent[] = []
  let waiting = 0
  let lastSeq = 0
  for await (const document of largeDocuments(size, async (text, source) => {
    return (await identify(text, source)).documentId
  })) {
    const { salt, digest } = await identify(document.text, document.source)
    await saveDocument(log.db, { dossier, salt, title: null, author: null, url: null, ...document })
    events.push(...(await documentEvents(log, dossier, { ...document, digest })))
    waiting += 1
    if (waiting % TOGETHER === 0) {
      lastSeq = await appendAll(log, dossier, events)
      events = []
    }
  }
  if (events.length > 0) lastSeq = await appendAll(log, dossier, events)
  return lastSeq
}

async function appendAll(log: Log, dossier: string, events: readonly DomainEvent[]): Promise<number> {
  return (await append(log, { dossier, commandId: randomUUID(), events })).lastSeq
}

/** Everything that is recorded of a document; the words of its claims are stored on the way. */
async function documentEvents(
  log: Log,
  dossier: string,
  document: LargeDocument & { documentId: string; digest: string },
): Promise<DomainEvent[]> {
  const { documentId, text, source, day, digest } = document
  const claims = document.claims.map((claim) => ({
    claim,
    found: foundOf(claim, documentId),
    classified: classifiedOf(claim, day),
  }))
  await saveQuotes(
    log.db,
    dossier,
    claims.map(({ found, classified }) => {
      return { claimId: found.claimId, documentId, words: sliceWords(text, found, classified) }
    }),
  )
  const received = {
    documentId,
    digest,
    length: text.length,
    language: 'en',
    source,
    hasTitle: false,
    publishedOn: day,
  }
  return [
    { type: 'DocumentReceived', data: received },
    ...claims.flatMap(({ claim, found, classified }): DomainEvent[] => [
      { type: RECORDED_AS[claim.kind], data: found },
      { type: 'ClaimClassified', data: classified },
    ]),
    ...document.claims.flatMap(linksOf),
  ]
}

function foundOf({ claimId, act, start, end, mention, due, confidence }: LargeClaim, documentId: string): FoundClaim {
  return {
    claimId,
    documentId,
    act,
    segments: [{ start, end }],
    cue: null,
    mention,
    chain: [{ from: 'publisher' }, { from: 'text', ...mention }],
    reported: 'indirect',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: null,
    due,
    confidence,
    extractor: { name: 'bench', version: '1' },
  }
}

function classifiedOf(
  { claimId, actor, issue, stance, mention }: LargeClaim,
  day: string,
): EventData<'ClaimClassified'> {
  const parties = ['north', 'south', 'mediators', 'neighbours', 'firms', 'residents']
  return {
    claimId,
    claimants: [
      actor === null
        ? { actorId: null, span: mention, role: null }
        : { actorId: `actor-${actor}`, span: null, role: null },
    ],
    party: actor === null ? null : (parties[actor % parties.length] ?? null),
    positions: issue === null ? [] : [{ issue: `issue-${issue}`, stance }],
    framework: day < '2026-03-20' ? 'first-plan' : 'second-plan',
    phase: null,
    addressee: null,
    configVersion: 1,
    by: 'rules',
  }
}

function linksOf({ claimId, restates, rejects }: LargeClaim): DomainEvent[] {
  const link = (a: string, relation: 'restates' | 'rejects'): DomainEvent => {
    return { type: 'ClaimsLinked', data: { a, b: claimId, relation, rule: 'bench' } }
  }
  return [
    ...(restates === null ? [] : [link(restates, 'restates')]),
    ...(rejects === null ? [] : [link(rejects, 'rejects')]),
  ]
}
