import t from 'tap'
import { DossierConfiguration } from '../src/dossier-configuration.ts'

const problems = (input: unknown): string[] =>
  DossierConfiguration.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

t.test('an id and a title are enough', (t) => {
  const configuration = DossierConfiguration.parse({ id: 'port-strike', title: 'Port strike' })
  t.match(configuration, { timeZone: 'UTC', weekStart: 'monday', extractor: 'rules', issues: [], actors: [] })
  t.end()
})

t.test('what is wrong is said with its place', (t) => {
  const base = { id: 'a', title: 'A' }
  t.match(problems({ ...base, id: 'Not A Slug' })[0], /^id: lower-case letters/)
  t.match(problems({ ...base, id: '_system' })[0], /^id: /, 'the reserved log is no dossier')
  t.match(problems({ ...base, timeZone: 'Mars/Olympus' })[0], /^timeZone: an IANA time zone/)
  t.match(
    problems({ ...base, actors: [{ id: 'x', name: 'X', party: 'nobody' }] })[0],
    /^actors\.0\.party: no party nobody/,
  )
  t.match(
    problems({ ...base, issues: [{ id: 'i', label: 'I', opposite: 'j' }] })[0],
    /^issues\.0\.opposite: no issue j/,
  )
  t.match(problems({ ...base, issues: [{ id: 'i', label: 'I', phases: { f: [2] } }] })[0], /phases\.f: no framework f/)
  t.match(
    problems({
      ...base,
      parties: [
        { id: 'p', label: 'P' },
        { id: 'p', label: 'Q' },
      ],
    })[0],
    /^parties\.1\.id: p stands twice/,
  )
  t.match(problems({ ...base, colour: 'blue' })[0], /colour/, 'unknown members are refused')
  t.match(
    problems({ ...base, frameworks: [{ id: 'f', title: 'F', inForce: 'soon' }] })[0],
    /^frameworks\.0\.inForce: an EDTF date/,
  )
  t.match(problems({ id: 'a', title: 'a\0' })[0], /^title: no NUL/)
  t.end()
})
