import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Edtf } from '@onrecord/domain'
import * as z from 'zod'
import { readLines } from '../read-lines.ts'
import type { DocumentFacts } from './check-claims.ts'
import { StoredClaim, wordsAt } from './stored-claim.ts'
import { ActorNames } from './written-claim.ts'

/** What a folder's `index.jsonl` says of one document; `file` is its text, its claims lie beside it in `.jsonl`. */
export const IndexRow = z.strictObject({
  docId: z.string(),
  file: z.string().regex(/^[0-9A-Za-z-]+\.txt$/),
  published: Edtf.nullable(),
  publisher: z.string().nullable(),
  title: z.string().nullable(),
  subject: z.string(),
  style: z.string(),
})
export type IndexRow = z.infer<typeof IndexRow>

/** One annotated document of the corpus. `actors` lists the names of each actor, the fullest first. */
export type CorpusDocument = IndexRow & { text: string; actors: string[][]; claims: StoredClaim[] }

/**
 * `train` and `development` may be looked at, and only `train` is trained on; `blind` is measured once a release and not read
 * by who writes rules.
 */
export type CorpusPart = 'train' | 'development' | 'blind'

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url))

/** The folder of one part of the corpus; undefined where this copy of the package does not hold it. */
export function corpusFolder(part: CorpusPart): string | undefined {
  const folder = join(CORPUS, part)
  return existsSync(join(folder, 'index.jsonl')) ? folder : undefined
}

/** Rows of `index.jsonl` in a folder, in their order; throws where one does not fit. */
export function readIndex(folder: string): IndexRow[] {
  return readLines(join(folder, 'index.jsonl')).map((row) => IndexRow.parse(row))
}

/** A text by its name without ending, with what the folder's index says of it; `publisher` is undefined where there is none. */
export function readText(folder: string, name: string): DocumentFacts {
  const file = `${name}.txt`
  const row = existsSync(join(folder, 'index.jsonl')) ? readIndex(folder).find((row) => row.file === file) : undefined
  return {
    text: readFileSync(join(folder, file), 'utf8'),
    publisher: row?.publisher,
    published: row?.published,
  }
}

/** The documents of a folder with their claims; throws, naming the claim, where the words at an offset have changed. */
export function readCorpus(folder: string): CorpusDocument[] {
  return readIndex(folder).map((row) => {
    const text = readFileSync(join(folder, row.file), 'utf8')
    const [actors, ...claims] = readLines(join(folder, row.file.replace(/\.txt$/, '.jsonl')))
    const document = {
      ...row,
      text,
      ...ActorNames.parse(actors),
      claims: claims.map((line) => StoredClaim.parse(line)),
    }
    for (const { id, words, content } of document.claims) {
      if (wordsAt(text, content) !== words)
        throw new Error(`${row.file}: the words of claim ${id} are not at its offsets`)
    }
    return document
  })
}
