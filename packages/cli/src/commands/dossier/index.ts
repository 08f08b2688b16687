import type { Command } from 'commander'
import { registerCreate } from './create.ts'
import { registerDiff } from './diff.ts'
import { registerInit } from './init.ts'
import { registerList } from './list.ts'
import { registerReplace } from './replace.ts'
import { registerShow } from './show.ts'
import { registerValidate } from './validate.ts'

/** Adds `onrecord dossier` with its commands. */
export function registerDossier(program: Command): void {
  const dossier = program.command('dossier').description('write, check, create, compare and replace configurations')
  registerInit(dossier)
  registerValidate(dossier)
  registerCreate(dossier)
  registerList(dossier)
  registerShow(dossier)
  registerDiff(dossier)
  registerReplace(dossier)
}
