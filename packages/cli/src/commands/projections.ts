import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { ProjectionOptions } from '../projections.ts'

/** Adds `onrecord projections list|rebuild`. */
export function registerProjections(program: Command): void {
  const projections = program.command('projections').description('look at the views and rebuild them (in the database)')
  projections
    .command('list', { isDefault: true })
    .description('print each view’s version, build, checkpoint and how many events it lags behind')
    .option('-d, --dossier <id>', 'one dossier; all where it is left out')
    .option('--json', 'print JSON lines')
    .addHelpText('after', '\nExample: onrecord projections list -d port-strike')
    .action(async (options: ProjectionOptions) => {
      const { printProjections } = await import('../projections.ts')
      await printProjections(readConfig(), options)
    })
  projections
    .command('rebuild')
    .description('fold a view anew beside the live one, and put it in its place')
    .argument('<view>', 'its name, or `all`')
    .option('-d, --dossier <id>', 'one dossier; all where it is left out')
    .option('--json', 'print JSON lines')
    .addHelpText('after', '\nExample: onrecord projections rebuild sticking-points -d port-strike')
    .action(async (name: string, options: ProjectionOptions) => {
      const { rebuildProjections } = await import('../projections.ts')
      await rebuildProjections(readConfig(), { ...options, name })
    })
}
