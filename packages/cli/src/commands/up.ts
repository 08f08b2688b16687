import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { print, printNotice } from '../output/print.ts'
import { welcome } from '../output/welcome.ts'

/** Adds `onrecord up`. */
export function registerUp(program: Command): void {
  program
    .command('up')
    .description('run everything in one process until Ctrl-C; without DATABASE_URL on its own PostgreSQL')
    .option('--no-samples', 'do not load the sample dossiers on the first start')
    .addHelpText('after', '\nExample: onrecord up')
    .action(up)
}

async function up(options: { samples: boolean }): Promise<void> {
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  const config = readConfig()
  // Loaded when it runs: the services take half a second to load, which the other commands need not wait for.
  const { startWithSamples } = await import('../start.ts')
  await using running = await startWithSamples(config, options)
  for (const line of await welcome(running, 'up', config.home)) print(line)
  const signal = await stopped
  printNotice(`${signal}: stopping`)
}
