import { randomUUID } from 'node:crypto'
import { findQuotes } from '@onrecord/documents'
import { type DomainEvent, DossierConfiguration, type EventData, type RecordedEvent } from '@onrecord/domain'
import { append, headOf } from '@onrecord/event-log'
import type { Test } from 'tap'
import type { DomainLog } from '../../src/log.ts'
import { saveRequests } from '../../src/requests/store.ts'
import { openCompany } from '../../src/worker/company.ts'
import { extractDocument } from '../../src/worker/extract-document.ts'
import type { ExtractionPool } from '../../src/worker/extraction-pool.ts'
import { claimsAmong, configuration, eventsOf, freshDossier, silent, submit } from '../fixture.ts'
import { configure } from '../reclassification/fixture.ts'

/** Dates that nobody can tell without the day of publication. */
export const TEXT = [
  'Mara Lind demanded on Tuesday that pay rise by six per cent by Friday.',
  'The Port of Vell said talks would resume on Friday.',
  'The Port of Vell rejected a rise of pay.',
].join('\n\n')

/** Two rounds, one after the other. */
export const rounds = DossierConfiguration.parse({
  ...configuration,
  frameworks: [
    { id: 'winter-round', title: 'Winter round', inForce: '2025-11-01/2026-02-28' },
    { id: 'spring-round', title: 'Spring round', inForce: '2026-03-01/..' },
  ],
})

/** A document that was read once, and `readAgain`, which reads it once more, by another extractor where one is given. */
export async function readOnce(
  t: Test,
  { pool, publishedOn = null }: { pool: ExtractionPool; publishedOn?: string | null },
) {
  const { log, dossier } = await freshDossier(t)
  await configure(log, rounds, 2)
  const { documentId, requestId } = await submit(log, { dossier, text: TEXT, publishedOn })
  const run = async (requestId: string, pool: ExtractionPool) => {
    const request = { dossier, documentId, requestId }
    await saveRequests(log.db, [{ ...request, requestedAt: new Date().toISOString() }])
    const { signal } = new AbortController()
    const deps = {
      log,
      pool,
      logger: silent,
      configurations: new Map(),
      company: openCompany(),
      maxStarts: 3,
      languageModel: null,
    }
    await extractDocument(deps, { request, signal })
  }
  await run(requestId, pool)
  const before = (await headOf(log, dossier))?.seq ?? 0
  const claims = claimsAmong(await eventsOf(log, dossier))
  const ask = (reason: EventData<'ExtractionRequested'>['reason'] = 'reextract') =>
    askAgain(log, dossier, { documentId, reason })
  const readAgain = async (reader: ExtractionPool = pool): Promise<RecordedEvent[]> => {
    await run(await ask(), reader)
    return since(log, dossier, before)
  }
  return { log, dossier, documentId, claims, before, ask, run, readAgain }
}

/** What was appended after a seq, the requests apart. */
export async function since(log: DomainLog, dossier: string, seq: number): Promise<RecordedEvent[]> {
  return (await eventsOf(log, dossier)).filter((event) => event.seq > seq && event.type !== 'ExtractionRequested')
}

async function askAgain(
  log: DomainLog,
  dossier: string,
  asked: Pick<EventData<'ExtractionRequested'>, 'documentId' | 'reason'>,
): Promise<string> {
  const data = { ...asked, extractor: 'rules', version: null }
  const events: DomainEvent[] = [{ type: 'ExtractionRequested', data }]
  const appended = await append(log, { dossier, commandId: randomUUID(), events })
  return appended.events[0]?.eventId ?? ''
}

/** The id of a claim by the words that it begins with. */
export async function idOf(log: DomainLog, dossier: string, words: string): Promise<string> {
  const events = claimsAmong(await eventsOf(log, dossier))
  const claimIds = events.flatMap(({ data }) => ('claimId' in data ? [data.claimId] : []))
  const quotes = await findQuotes(log.db, { dossier, claimIds })
  const [claimId] = [...quotes].find(([, { segments }]) => segments[0]?.startsWith(words)) ?? []
  if (claimId === undefined) throw new Error(`no claim begins with ${words}`)
  return claimId
}
