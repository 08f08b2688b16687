import { styleText } from 'node:util'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Check } from '../doctor/check.ts'
import { checkEnvironment } from '../doctor/environment.ts'
import { EXIT } from '../failure.ts'
import { print } from '../output/print.ts'
import { printable } from '../output/printable.ts'

const COLOURS = { ok: 'green', warn: 'yellow', fail: 'red' } as const

/** Adds `onrecord doctor`. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check settings, servers, keys and this machine, and say what to do; changes nothing')
    .option('--json', 'print JSON lines, one a check')
    .addHelpText(
      'after',
      '\nExits with 1 where something fails; what is only doubtful does not count.\nExample: onrecord doctor',
    )
    .action(doctor)
}

async function doctor({ json }: { json?: true }): Promise<void> {
  const show = (check: Check): void => {
    if (check.state === 'fail') process.exitCode = EXIT.failed
    if (json === true) return print(JSON.stringify(check))
    const state = styleText(COLOURS[check.state], check.state.padEnd(4))
    print(
      `${state}  ${check.name.padEnd(11)}  ${printable(check.says)}${check.todo === null ? '' : ` → ${check.todo}`}`,
    )
  }
  const settings = checkEnvironment(process.env)
  settings.forEach(show)
  // What is wrong with the settings is said; nothing can be reached by them.
  if (settings.some(({ state }) => state === 'fail')) return
  const config = readConfig()
  const { checkDisk, checkNode, checkPort } = await import('../doctor/machine.ts')
  const { checkApi } = await import('../doctor/api.ts')
  const { checkDatabase, checkRedis } = await import('../doctor/servers.ts')
  const { checkServices } = await import('../doctor/services.ts')
  show(checkServices(config))
  show(checkNode(process.versions.node))
  show(await checkDisk(config))
  show(await checkPort(config))
  for (const check of await checkDatabase(config)) show(check)
  for (const check of await checkRedis(config)) show(check)
  for (const check of await checkApi(config)) show(check)
}
