import { writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Slug } from '@onrecord/domain'
import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../../config.ts'
import { startingFile } from '../../configuration/starting-file.ts'
import { EXIT, Failure } from '../../failure.ts'
import { print, printNotice } from '../../output/print.ts'

type Options = { id: string; title: string }

/** Adds `onrecord dossier init`. */
export function registerInit(dossier: Command): void {
  dossier
    .command('init')
    .description('write a commented file to start from')
    .argument('[file]', 'where to; - for standard output', 'dossier.yaml')
    .option('--id <id>', 'its id: lower-case letters, digits and hyphens', parseId, 'my-dossier')
    .option('--title <title>', 'its title', 'My dossier')
    .action(init)
}

async function init(file: string, { id, title }: Options): Promise<void> {
  const text = startingFile({ id, title })
  if (file === '-') return print(text)
  const path = resolve(readConfig().callerFolder, file)
  await writeFile(path, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'EEXIST' ? 'is there already' : 'can not be written'
    throw new Failure(`${file} ${why}`, { cause, exitCode: EXIT.usage })
  })
  printNotice(`${basename(file)}: edit it, then: onrecord dossier create ${file}`)
}

function parseId(text: string): string {
  const id = Slug.safeParse(text)
  if (!id.success) throw new InvalidArgumentError(id.error.issues[0]?.message ?? 'no id')
  return id.data
}
