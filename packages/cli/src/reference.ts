import type { Command } from 'commander'

/** A command that does something by itself, as the reference tells it. `example` is undefined where its help has none. */
export type ReferenceEntry = { name: string; description: string; example: string | undefined; options: string[] }

/** Every command without commands of its own, in the order of the help. */
export function referenceOf(program: Command): ReferenceEntry[] {
  return leaves(program, []).map(({ command, path }) => ({
    name: path.join(' '),
    description: command.description(),
    example: /^Examples?:\s+(onrecord .+)$/m.exec(helpOf(command))?.[1],
    options: command.options.flatMap(({ long }) => long ?? []),
  }))
}

/** The reference as a table of docs/cli.md: one line a command. */
export function referenceTable(entries: readonly ReferenceEntry[]): string {
  const cell = (text: string): string => text.replaceAll('|', '\\|')
  const rows = entries.map(
    ({ name, description, example = '' }) => `| \`${name}\` | ${cell(description)} | \`${cell(example)}\` |`,
  )
  return ['| command | does | example |', '| --- | --- | --- |', ...rows].join('\n')
}

function leaves(command: Command, path: readonly string[]): { command: Command; path: readonly string[] }[] {
  if (command.commands.length === 0) return [{ command, path }]
  return command.commands.flatMap((child) => leaves(child, [...path, child.name()]))
}

/** What `--help` prints, with what was added to it. */
function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (written) => void (text += written), getOutHasColors: () => false })
  command.outputHelp()
  return text
}
