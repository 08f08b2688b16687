import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { print } from '../output/print.ts'
import { welcome } from '../output/welcome.ts'

/** Adds `onrecord demo`. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('do what `up` does, print the same, and stop')
    .addHelpText('after', '\nExample: onrecord demo')
    .action(async () => {
      const config = readConfig()
      const { startWithSamples } = await import('../start.ts')
      await using running = await startWithSamples(config, { samples: true })
      for (const line of await welcome(running, 'demo', config.home)) print(line)
    })
}
