import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Claim, Classification } from '@onrecord/domain'
import t from 'tap'
import * as z from 'zod'
import { onrecord } from './fixture/command.ts'
import { freshHome } from './fixture/home.ts'

const SAMPLE = join(import.meta.dirname, '..', 'samples', 'port-strike')
const ARTICLE = join(SAMPLE, '01-strike-notice.txt')
const Found = z.strictObject({ claim: Claim })
const Classified = z.strictObject({ claim: Claim, classification: Classification })

const home = await freshHome(t)
const extract = (...args: string[]) => onrecord(t, ['extract', ...args], { home })
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

/** One of many documents of a `--docs` file. */
const docsLine = (docId: string, text: string, rest: object = {}) => JSON.stringify({ docId, text, ...rest })

t.test('each claim of a file is a line of JSON that rests on the text', async (t) => {
  const { code, stdout, stderr } = await extract('--published', '2025-09-11', ARTICLE)
  t.equal(code, 0, stderr)
  const text = await readFile(ARTICLE, 'utf8')
  const found = lines(stdout).map((line) => Found.parse(JSON.parse(line)))
  t.ok(found.length > 5)
  for (const { claim } of found) {
    for (const { exact, start, end } of claim.segments) t.equal(exact, text.slice(start, end))
  }
  t.equal(lines(stderr).at(-1), `01-strike-notice.txt: ${found.length} claims`)
  t.ok(
    found.some(({ claim }) => claim.due?.edtf.includes('2025-09-22')),
    'a day of the week is resolved by the date of publication',
  )
})

t.test('with a dossier each claim is classified by it', async (t) => {
  const dossier = join(SAMPLE, 'dossier.json')
  const { code, stdout, stderr } = await extract('--published', '2025-09-11', '--dossier', dossier, ARTICLE)
  t.equal(code, 0, stderr)
  const found = lines(stdout).map((line) => Classified.parse(JSON.parse(line)))
  const parties = new Set(found.map(({ classification }) => classification.party))
  t.ok(parties.has('union') && parties.has('company'))
  t.ok(found.some(({ classification }) => classification.claimants[0]?.actorId === 'ines-cardoal'))
})

t.test('many documents go in as JSON lines and come out one a line, in their order', async (t) => {
  const docs = join(home, 'docs.jsonl')
  const text = await readFile(ARTICLE, 'utf8')
  const rest = { date: '2025-09-11', publisher: 'Maravel Courier', title: null, shelf: 7 }
  await writeFile(docs, `${docsLine('b', text, rest)}\n\n${docsLine('a', 'Nothing was said.')}\n`)
  const { code, stdout, stderr } = await extract('--docs', docs)
  t.equal(code, 0, stderr)
  const found = lines(stdout).map((line) =>
    z.strictObject({ docId: z.string(), claims: z.array(Found) }).parse(JSON.parse(line)),
  )
  t.same(
    found.map(({ docId }) => docId),
    ['b', 'a'],
  )
  t.ok((found[0]?.claims.length ?? 0) > 5)
  t.same(found[1]?.claims, [])
})

t.test('what can not be read is wrong usage and says what', async (t) => {
  const broken = join(home, 'broken.jsonl')
  await writeFile(broken, `${docsLine('a', 'Fine.')}\n{"docId": "b"}\n`)
  const dossier = join(home, 'dossier.json')
  await writeFile(dossier, '{"id": "a dossier"')
  const untitled = join(home, 'untitled.json')
  await writeFile(untitled, '{"id": "untitled"}')
  const refusals: [args: string[], complaint: RegExp][] = [
    [[], /name a file or --docs/],
    [[join(home, 'nowhere.txt')], /can't read .*nowhere\.txt/],
    [['--published', '2025-02-30', ARTICLE], /--published/],
    [['--docs', join(home, 'nowhere.jsonl')], /can't read .*nowhere\.jsonl/],
    [['--docs', broken], /broken\.jsonl:2/],
    [['--dossier', dossier, ARTICLE], /dossier\.json/],
    [['--dossier', untitled, ARTICLE], /title/],
    [['--extractor', 'oracle', ARTICLE], /oracle/],
  ]
  const answers = await Promise.all(refusals.map(([args]) => extract(...args)))
  for (const [nth, [args, complaint]] of refusals.entries()) {
    const { code, stderr } = answers[nth] ?? {}
    t.equal(code, 2, args.join(' '))
    t.match(stderr, complaint)
    t.notMatch(stderr, /^\s+at /m, 'without a stack')
  }
})
