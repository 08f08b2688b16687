import { access, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type ApiClient, call } from './api-client.ts'
import type { CliConfig } from './config.ts'
import { listDossiers } from './dossiers.ts'
import { Failure } from './failure.ts'
import { readSamples } from './samples.ts'
import { type System, startSystem } from './system.ts'

/** How long the samples may take on a slow machine, ms. */
const SAMPLES_LIMIT_MS = 60_000

/** How often to look whether a document was read, ms. */
const LOOK_EVERY_MS = 25

/** The status where a dossier is there already. */
const CONFLICT = 409

/** What the samples hold, for the line that says so; undefined where they are not there. */
export type Loaded = { dossiers: number; documents: number }

/** Everything up, with the sample dossiers where it is empty and they are wanted. */
export type Running = System & { loaded: Loaded | undefined }

/** Starts the system; on the first start loads the samples through its own HTTP door and waits for their views. */
export async function startWithSamples(config: CliConfig, options: { samples: boolean }): Promise<Running> {
  const system = await startSystem(config)
  try {
    const isWanted = options.samples && ((await isBegun(config)) || (await listDossiers(system.client)).length === 0)
    return { ...system, loaded: isWanted ? await loadOnce(config, system) : undefined }
  } catch (error) {
    await system[Symbol.asyncDispose]()
    throw error
  }
}

/** A file that says that the samples are being loaded: a run that was killed meanwhile leaves it to the next. */
const markOf = ({ home }: CliConfig): string => join(home, 'loading-samples')

async function isBegun(config: CliConfig): Promise<boolean> {
  return access(markOf(config)).then(
    () => true,
    () => false,
  )
}

async function loadOnce(config: CliConfig, system: System): Promise<Loaded> {
  const mark = markOf(config)
  await writeFile(mark, '')
  try {
    return await loadSamples(system)
  } finally {
    await rm(mark, { force: true })
  }
}

async function loadSamples({ client }: System): Promise<Loaded> {
  const samples = await readSamples()
  const submitted: string[] = []
  for (const { configuration, documents } of samples) {
    // Another start on the same folder may be loading them too: what it has sent is known already.
    await call(client, { method: 'POST', path: '/v1/dossiers', body: configuration, expected: [CONFLICT] })
    const path = `/v1/dossiers/${configuration.id}/documents`
    for (const body of documents) {
      const { id } = await call<{ id: string }>(client, { method: 'POST', path, body })
      submitted.push(`${path}/${id}`)
    }
  }
  const deadline = performance.now() + SAMPLES_LIMIT_MS
  for (const path of submitted) await untilProcessed(client, path, deadline)
  return { dossiers: samples.length, documents: submitted.length }
}

async function untilProcessed(client: ApiClient, path: string, deadline: number): Promise<void> {
  for (;;) {
    const { state } = await call<{ state: string }>(client, { path })
    if (state === 'processed') return
    if (state === 'failed') throw new Failure(`${path} could not be read`)
    if (performance.now() > deadline) throw new Failure('the samples are not read yet; the log says why')
    await delay(LOOK_EVERY_MS)
  }
}
