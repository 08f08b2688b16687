import { DOSSIER_STREAM } from '@onrecord/domain'
import { readLast, readStream } from '@onrecord/event-log'
import type { DomainLog } from '../endpoints/index.ts'

/** What telling needs of a dossier's configuration. */
export type KnownConfiguration = { minimumConfidence: number; actors: ReadonlyMap<string, { name: string }> }

/** Of a dossier that was never configured: no threshold, no names. */
const NOTHING_KNOWN: KnownConfiguration = { minimumConfidence: 0, actors: new Map() }

const MOST_KEPT = 200

/** Configurations by dossier and version. A version never changes, so what was read once is kept. */
export type Configurations = {
  find: (log: DomainLog, key: { dossier: string; version: number | null }) => Promise<KnownConfiguration>
}

/** Opens an empty store; `version` null asks for the newest. */
export function openConfigurations(): Configurations {
  const kept = new Map<string, KnownConfiguration>()
  return {
    async find(log, { dossier, version }) {
      const key = `${dossier}/${version}`
      const known = version === null ? undefined : kept.get(key)
      if (known !== undefined) return known
      const found = await readConfiguration(log, dossier, version)
      if (version !== null) keep(kept, key, found)
      return found
    },
  }
}

function keep(kept: Map<string, KnownConfiguration>, key: string, configuration: KnownConfiguration): void {
  const [oldest] = kept.keys()
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  kept.set(key, configuration)
}

async function readConfiguration(log: DomainLog, dossier: string, version: number | null): Promise<KnownConfiguration> {
  const newest = await readLast(log, { dossier, streamId: DOSSIER_STREAM, type: 'DossierConfigured' })
  if (newest?.type !== 'DossierConfigured') return NOTHING_KNOWN
  if (version === null || newest.data.version === version) return known(newest.data.configuration)
  for (const event of await readStream(log, { dossier, streamId: DOSSIER_STREAM })) {
    if (event.type === 'DossierConfigured' && event.data.version === version) return known(event.data.configuration)
  }
  return known(newest.data.configuration)
}

function known(configuration: {
  minimumConfidence: number
  actors: readonly { id: string; name: string }[]
}): KnownConfiguration {
  return {
    minimumConfidence: configuration.minimumConfidence,
    actors: new Map(configuration.actors.map(({ id, name }) => [id, { name }])),
  }
}
