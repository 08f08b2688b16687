import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DossierConfiguration } from '@onrecord/domain'
import * as z from 'zod'

const SAMPLES = join(import.meta.dirname, '..', 'samples')

/** One line of a folder's `index.json`: a text file with what is known about it. */
const IndexEntry = z.strictObject({
  file: z.string(),
  source: z.string().nullable(),
  title: z.string().nullable(),
  url: z.string().nullable().default(null),
  published: z.string().nullable(),
})

/** A document as `POST …/documents` takes it. */
export type Submission = {
  text: string
  title: string | null
  source: string | null
  url: string | null
  publishedOn: string | null
}

/** A dossier with the documents to submit, in that order. */
export type Sample = { configuration: DossierConfiguration; documents: Submission[] }

/** The sample dossiers of this repository, the first by name first. */
export async function readSamples(): Promise<Sample[]> {
  const entries = await readdir(SAMPLES, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(SAMPLES, name))
  return Promise.all(folders.sort().map(readSample))
}

/** A folder with `dossier.json`, `index.json` and the texts that it lists. */
async function readSample(folder: string): Promise<Sample> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'))
  const configuration = DossierConfiguration.parse(await json('dossier.json'))
  const index = z.array(IndexEntry).parse(await json('index.json'))
  const documents = index.map(async ({ file, published, ...known }) => {
    return { ...known, publishedOn: published, text: await readFile(join(folder, file), 'utf8') }
  })
  return { configuration, documents: await Promise.all(documents) }
}
