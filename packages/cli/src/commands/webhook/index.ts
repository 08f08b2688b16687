import type { Command } from 'commander'
import { registerAct } from './act.ts'
import { registerChange } from './change.ts'
import { registerCreate } from './create.ts'
import { registerListen } from './listen.ts'
import { registerRead } from './read.ts'

/** Adds `onrecord webhook` with its commands. */
export function registerWebhook(program: Command): void {
  const webhook = program.command('webhook').description('who is told of new claims: make, change, try and look after')
  registerCreate(webhook)
  registerRead(webhook)
  registerChange(webhook)
  registerAct(webhook)
  registerListen(webhook)
}
