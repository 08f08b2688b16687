import { randomUUID } from 'node:crypto'
import { ConcurrencyError, headOf } from '@onrecord/event-log'
import { documentHistory } from '@onrecord/intake/receive'
import { type DocumentCursor, listDocuments } from '@onrecord/projections'
import { requestExtraction } from '@onrecord/service-api/request-extraction'
import { defaults, readLanguageModel } from '@onrecord/service-ingest/config'
import { openLanguageModel } from '@onrecord/service-ingest/language-model'
import {
  DocumentFailure,
  openExtractionPool,
  previewRereading,
  type RereadingPreview,
} from '@onrecord/service-ingest/rereading'
import type { CliConfig } from './config.ts'
import type { Log } from './database.ts'
import { EXIT, Failure } from './failure.ts'

/** Documents listed at a time. */
const PAGE = 500

/** One document as it would be read again; where it can't be read, why. */
export type Preview = { documentId: string } & (
  | { preview: RereadingPreview; failure: null }
  | { preview: null; failure: string }
)

/** Ids of the dossier's documents that an extractor was at, the last published first. Throws Failure for an unknown dossier. */
export async function documentsToRead(log: Log, dossier: string): Promise<string[]> {
  if ((await headOf(log, dossier)) === undefined) throw new Failure(`no dossier ${dossier}`, { exitCode: EXIT.usage })
  return [
    ...(await documentsThatAre(log, { dossier, state: 'processed' })),
    ...(await documentsThatAre(log, { dossier, state: 'failed' })),
  ]
}

async function documentsThatAre(
  log: Log,
  { dossier, state }: { dossier: string; state: 'processed' | 'failed' },
): Promise<string[]> {
  const ids: string[] = []
  for (let after: DocumentCursor | undefined; ; ) {
    const rows = await listDocuments(log.db, { dossier, filter: { state }, after, limit: PAGE })
    ids.push(...rows.map(({ documentId }) => documentId))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return ids
    after = last
  }
}

/**
 * Reads documents again, several at a time, and yields what that would change in the order of the ids. Appends nothing; what
 * a language model answers is kept, so that `requestAll` asks nothing twice. `environment`: its settings.
 */
export async function* previewAll(
  log: Log,
  {
    dossier,
    documentIds,
    environment,
  }: { dossier: string; documentIds: readonly string[]; environment: CliConfig['environment'] },
): AsyncGenerator<Preview> {
  const { threads, documentLimitMs: limitMs } = defaults
  const settings = readLanguageModel(environment)
  const languageModel = settings && openLanguageModel(settings)
  const pool = openExtractionPool({ threads, limitMs })
  const deps = { log, pool, languageModel, configurations: new Map() }
  const { signal } = new AbortController()
  const read = async (documentId: string): Promise<Preview> => {
    try {
      return { documentId, preview: await previewRereading(deps, { dossier, documentId, signal }), failure: null }
    } catch (error) {
      if (!(error instanceof DocumentFailure)) throw error
      return { documentId, preview: null, failure: error.code }
    }
  }
  try {
    for (let from = 0; from < documentIds.length; from += threads) {
      yield* await Promise.all(documentIds.slice(from, from + threads).map(read))
    }
  } finally {
    await pool.close()
  }
}

/**
 * Asks for documents to be read again; returns how many were asked for. One that changed meanwhile, or is not to be read any
 * more, is left out. `quiet`: no subscriber is told of what comes of it.
 */
export async function requestAll(
  log: Log,
  { dossier, documentIds, quiet }: { dossier: string; documentIds: readonly string[]; quiet: boolean },
): Promise<number> {
  let asked = 0
  const correlationId = randomUUID()
  for (const documentId of documentIds) {
    const history = await documentHistory(log, { dossier, documentId })
    if (history === undefined || !['processed', 'failed'].includes(history.state)) continue
    const metadata = { correlationId, causationId: null, actor: 'cli', keyId: null }
    try {
      await requestExtraction(log, { dossier, history, command: { commandId: randomUUID(), metadata }, quiet })
      asked += 1
    } catch (error) {
      if (!(error instanceof ConcurrencyError)) throw error
    }
  }
  return asked
}
