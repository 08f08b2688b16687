import { DomainError, decidedSource, decideSource, sourceIdOf, sourceStream } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import { listDocuments } from '@onrecord/projections'
import type { ApiDeps } from '../deps.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { FROM_LOG } from '../etag.ts'
import type { About } from './about.ts'
import type { SourceDecision } from './other-bodies.ts'

/** A decision about a publisher: one that the configuration names, or that a document came from. */
export function aboutSource(key: { dossier: string; id: string }, decision: SourceDecision): About {
  const { dossier, id } = key
  const { name: source } = decision
  const streamId = sourceStream({ source })
  return {
    target: { dossier, streamId, reading: FROM_LOG },
    locks: false,
    plan: async (tx) => {
      if (sourceIdOf(source) !== id || !(await isKnown(tx, dossier, source))) {
        throw new DomainError('unknown-source', 'The dossier has no source of this id and name.', { source: id })
      }
      const state = decidedSource(source, await readStream(tx, { dossier, streamId }))
      return { events: decideSource(state, decision), quotes: [] }
    },
  }
}

async function isKnown(log: ApiDeps['log'], dossier: string, source: string): Promise<boolean> {
  const { configuration } = await configurationOf(log, dossier)
  if (configuration.sources.some(({ name }) => name === source)) return true
  return (await listDocuments(log.db, { dossier, filter: { source }, limit: 1 })).length > 0
}
