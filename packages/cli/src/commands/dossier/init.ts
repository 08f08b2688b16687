import { readFile, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Slug } from '@onrecord/domain'
import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../../config.ts'
import { proposedLists } from '../../configuration/proposed-lists.ts'
import { type Lists, startingFile } from '../../configuration/starting-file.ts'
import { EXIT, Failure } from '../../failure.ts'
import { print, printNotice } from '../../output/print.ts'

type Options = { id: string; title: string; from?: string[] }

/** Adds `onrecord dossier init`. */
export function registerInit(dossier: Command): void {
  dossier
    .command('init')
    .description('write a commented file to start from')
    .argument('[file]', 'where to; - for standard output', 'dossier.yaml')
    .option('--id <id>', 'its id: lower-case letters, digits and hyphens', parseId, 'my-dossier')
    .option('--title <title>', 'its title', 'My dossier')
    .option('--from <files...>', 'texts; actors, issues and frameworks are proposed from them, for you to approve')
    .addHelpText('after', '\nExample: onrecord dossier init --id port-strike strike.yaml --from articles/*.txt')
    .action(init)
}

async function init(file: string, { id, title, from }: Options): Promise<void> {
  const proposed = from === undefined ? undefined : await propose(from)
  const text = startingFile({ id, title, ...(proposed === undefined ? {} : { proposed }) })
  if (file === '-') return print(text)
  const path = resolve(readConfig().callerFolder, file)
  await writeFile(path, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EEXIST' ? 'is there already' : 'can not be written'
    throw new Failure(`${file} ${why}`, { cause, exitCode: EXIT.usage })
  })
  printNotice(`${basename(file)}: edit it, then: onrecord dossier create ${file}`)
}

async function propose(files: readonly string[]): Promise<Lists> {
  const { callerFolder } = readConfig()
  const texts = files.map(async (file) => {
    const text = await readFile(resolve(callerFolder, file), 'utf8').catch((cause: unknown) => {
      throw new Failure(`can't read ${file}`, { cause, exitCode: EXIT.usage })
    })
    return { text, title: null, source: null, publishedOn: null }
  })
  const { proposeConfiguration } = await import('@onrecord/extraction')
  const proposal = await proposeConfiguration(await Promise.all(texts), { signal: new AbortController().signal })
  const { actors, issues, frameworks } = proposal
  printNotice(
    `proposed from the texts: actors: ${actors.length}, issues: ${issues.length}, frameworks: ${frameworks.length}`,
  )
  return proposedLists(proposal)
}

function parseId(text: string): string {
  const id = Slug.safeParse(text)
  if (!id.success) throw new InvalidArgumentError(id.error.issues[0]?.message ?? 'no id')
  return id.data
}
