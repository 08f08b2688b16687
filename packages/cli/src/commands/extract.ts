import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type DossierConfiguration, Edtf } from '@onrecord/domain'
import { classify, type ExtractionInput, rulesExtractor } from '@onrecord/extraction'
import { type Command, Option } from 'commander'
import * as z from 'zod'
import { readConfig } from '../config.ts'
import { requireConfiguration } from '../configuration/file.ts'
import { EXTRACTORS, FALLBACK, openExtractor, type Read } from '../extractors.ts'
import { EXIT, Failure } from '../failure.ts'
import { print, printNotice } from '../output/print.ts'

type Options = {
  published?: string
  title?: string
  source?: string
  dossier?: string
  docs?: string
  extractor: string
}

/** How documents are read and classified. */
type Reading = { read: Read; configuration: DossierConfiguration | undefined }

/** One line of a `--docs` file. */
const DocsLine = z.looseObject({
  docId: z.string(),
  text: z.string(),
  date: z.string().nullish(),
  title: z.string().nullish(),
  publisher: z.string().nullish(),
})

/** Adds `onrecord extract`. */
export function registerExtract(program: Command): void {
  program
    .command('extract')
    .description('print the claims of texts as JSON lines, without any server')
    .argument('[file...]', 'plain-text files; each claim is one line')
    .option('--published <date>', 'EDTF date of publication, for "on Monday" and the like')
    .option('--title <title>', 'the headline, where the text does not hold it')
    .option('--source <name>', 'who published it')
    .option('--dossier <file>', 'a configuration, YAML or JSON: adds actors, positions, framework and phase')
    .addOption(
      new Option('--extractor <name>', 'which extractor; language-model asks the one of LLM_BASE_URL and LLM_MODEL')
        .choices(EXTRACTORS)
        .default(rulesExtractor.name),
    )
    .option(
      '--docs <file.jsonl>',
      'many documents: {docId, text, date, title, publisher} a line in, {docId, claims} out',
    )
    .addHelpText('after', '\nExample: onrecord extract --published 2025-02-20 --dossier dossier.json article.txt')
    .action(extract)
}

async function extract(files: string[], options: Options): Promise<void> {
  const { callerFolder, environment } = readConfig()
  if (files.length === 0 && options.docs === undefined)
    throw new Failure('name a file or --docs', { exitCode: EXIT.usage })
  const published = options.published === undefined ? null : parseDate(options.published)
  const configuration =
    options.dossier === undefined
      ? undefined
      : (await requireConfiguration(options.dossier, callerFolder)).configuration
  const reading = { read: await openExtractor(options.extractor, environment), configuration }
  for (const file of files) {
    const path = resolve(callerFolder, file)
    const text = await readFile(path, 'utf8').catch((cause: unknown) => refuseFile(path, cause))
    const claims = await claimsOf(
      { text, title: options.title ?? null, source: options.source ?? null, publishedOn: published },
      { ...reading, name: basename(file) },
    )
    for (const claim of claims) print(JSON.stringify(claim))
    printNotice(`${basename(file)}: ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`)
  }
  if (options.docs !== undefined) await extractDocs(resolve(callerFolder, options.docs), reading)
}

async function extractDocs(file: string, reading: Reading): Promise<void> {
  let number = 0
  const input = (await open(file).catch((cause: unknown) => refuseFile(file, cause))).createReadStream()
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    const { docId, text, date, title, publisher } = parseAt(`${basename(file)}:${number}`, line, DocsLine)
    const publishedOn = Edtf.safeParse(date).data ?? null
    const known = { text, title: title ?? null, source: publisher ?? null, publishedOn }
    const claims = await claimsOf(known, { ...reading, name: docId })
    print(JSON.stringify({ docId, claims }))
  }
}

async function claimsOf(
  known: Omit<ExtractionInput, 'documentId'>,
  { read, configuration, name }: Reading & { name: string },
): Promise<object[]> {
  // Without a dossier there is no secret to key the id with; the text's own digest serves as well here.
  const documentId = createHash('sha256').update(known.text).digest('hex').slice(0, 32)
  const calendar = configuration && { timeZone: configuration.timeZone, weekStart: configuration.weekStart }
  const document = { ...known, ...calendar, documentId }
  const { claims, notes } = await read(document)
  const fallback = notes.find((note) => note.startsWith(FALLBACK))
  if (fallback !== undefined) printNotice(`${name}: ${fallback}`)
  if (configuration === undefined) return claims.map((claim) => ({ claim }))
  return claims.map((claim) => ({
    claim,
    classification: classify(claim, { document, configuration, configVersion: 1 }),
  }))
}

function parseDate(text: string): string {
  const date = Edtf.safeParse(text)
  if (!date.success)
    throw new Failure(`--published: ${date.error.issues[0]?.message ?? 'no date'}`, { exitCode: EXIT.usage })
  return date.data
}

/** Reads JSON of a shape; what is wrong with it is said with its place. */
function parseAt<Schema extends z.ZodType>(place: string, text: string, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Failure(`${place}: ${why}`, { cause, exitCode: EXIT.usage })
  }
}

function refuseFile(file: string, cause: unknown): never {
  throw new Failure(`can't read ${file}`, { cause, exitCode: EXIT.usage })
}
