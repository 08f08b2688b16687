import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { DossierConfiguration, type EventData, type RecordedEvent } from '@onrecord/domain'
import { append, readEvents } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import type { DomainLog } from '../../src/log.ts'

/** Appends the next configuration of a dossier, as the api does; returns the event's id. */
export async function configure(log: DomainLog, configuration: DossierConfiguration, version: number): Promise<string> {
  const { events } = await append(log, {
    dossier: configuration.id,
    commandId: randomUUID(),
    events: [{ type: 'DossierConfigured', data: { configuration, version } }],
  })
  return events[0]?.eventId ?? ''
}

/** Waits until the claims are classified by a configuration. */
export async function reclassified(
  log: DomainLog,
  dossier: string,
  configVersion: number,
): Promise<EventData<'DossierReclassified'>> {
  const types = ['DossierReclassified'] as const
  const find = async () => {
    for (const { type, data } of await readEvents(log, { dossier, after: 0, limit: 1000, types })) {
      if (type === 'DossierReclassified' && data.configVersion === configVersion) return data
    }
    return undefined
  }
  return waitFor(find, { what: `configuration ${configVersion} to be applied`, timeoutMs: 60_000 })
}

/** The latest classification of each claim, without the version that it names, by claim id. */
export function classifications(events: readonly RecordedEvent[]): Map<string, object> {
  const latest = new Map<string, object>()
  for (const { type, data } of events) {
    if (type !== 'ClaimClassified') continue
    const { configVersion: _version, by: _by, ...outcome } = data
    latest.set(data.claimId, outcome)
  }
  return latest
}

const SAMPLES = new URL('../../../../packages/cli/samples/', import.meta.url)

type Dispatch = { text: string; source: string; title: string; publishedOn: string }

/** A sample dossier of this repository with its documents. */
export async function readSample(
  name: string,
): Promise<{ configuration: DossierConfiguration; documents: Dispatch[] }> {
  const read = (file: string) => readFile(new URL(`${name}/${file}`, SAMPLES), 'utf8')
  const index: { file: string; source: string; title: string; published: string }[] = JSON.parse(
    await read('index.json'),
  )
  const documents = index.map(async ({ file, source, title, published }) => {
    return { source, title, publishedOn: published, text: await read(file) }
  })
  return {
    configuration: DossierConfiguration.parse(JSON.parse(await read('dossier.json'))),
    documents: await Promise.all(documents),
  }
}
