import t from 'tap'
import { buildProgram } from '../src/program.ts'
import { referenceOf } from '../src/reference.ts'
import { onrecord, startUp } from './fixture/command.ts'
import { freshHome } from './fixture/home.ts'

/** Commands that only read what the sample dossiers have. */
const READING = [
  'open',
  'why',
  'deadlines',
  'demands',
  'positions',
  'contradictions',
  'timeline',
  'brief',
  'review',
  'history',
  'dossier list',
  'claims',
  'actors',
  'sources',
  'documents',
  'log',
  'replay',
  'projections list',
]

const home = await freshHome(t)
await startUp(t, { home })
const examples = referenceOf(await buildProgram()).filter(({ name }) => READING.includes(name))

/** The words of a command line, as a shell would split it. */
const wordsOf = (line: string): string[] =>
  Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, plain]) => quoted ?? plain ?? '')

t.test('the examples of the help find something in the sample dossiers', async (t) => {
  t.equal(examples.length, READING.length)
  for (const { name, example = '' } of examples) {
    const { code, stdout, stderr } = await onrecord(t, wordsOf(example).slice(1), { home })
    t.equal(code, 0, `${example}: ${stderr}`)
    t.notMatch(stdout, /^$|nothing is pending|nobody contradicts|nothing is open/, `${name} shows something`)
  }
})

t.test('what can not be right is said as it was typed, with what to do', async (t) => {
  const said = async (args: string[], code: number, says: RegExp): Promise<void> => {
    const ended = await onrecord(t, args, { home })
    t.match(ended, { code, stdout: '', stderr: says }, args.join(' '))
    t.notMatch(ended.stderr, /\bat .+:\d+:\d+|syntax/, `${args.join(' ')}: no stack`)
  }
  const gaza = ['-d', 'gaza-ceasefire']
  await said(['open', ...gaza, '--phase', 'two'], 2, /--phase: a number; it is "two"/)
  await said(['claims', ...gaza, '--said-from', '2025-02-30'], 2, /--said-from: .*2025-02-30/)
  await said(['claims', ...gaza, '--search', '-'], 2, /--search: names no word/)
  await said(['timeline', ...gaza, '--issue', 'weather'], 1, /no issue weather; it has .*israeli-withdrawal/)
  await said(['open', ...gaza, '--framework', 'peace'], 1, /no framework peace; it has /)
  await said(['log', ...gaza, '--type', 'DemandRecordet'], 2, /did you mean DemandRecorded\?/)
  await said(['key', 'revoke', 'nobody'], 2, /no key nobody: `onrecord key list`/)
  const { stderr } = await onrecord(t, ['claims', ...gaza], { home, env: { ONRECORD_API_KEY: 'onr_none' } })
  t.match(stderr, /ONRECORD_API_KEY/)
})
