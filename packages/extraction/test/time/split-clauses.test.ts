import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** What is claimed, with its due date; published on Thursday 2025-03-06. */
async function claimed(text: string): Promise<string[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text, { publishedOn: '2025-03-06' }), {})
  return claims.map(({ segments, due }) => `${segments.map(({ exact }) => exact).join(' … ')} [${due?.edtf ?? '-'}]`)
}

const check = (title: string, cases: [text: string, claims: string[]][]) =>
  t.test(title, async (t) => {
    for (const [text, claims] of cases) t.same(await claimed(text), claims, text)
  })

check('a clause of a report that alone sets a date is a claim of its own', [
  [
    'Ida Brennan said that the pumps had failed, and the gates would close on Monday.',
    ['the pumps had failed [-]', 'the gates would close on Monday [2025-03-10]'],
  ],
  [
    'Ida Brennan said that the talks had failed and that the gates would close on Monday.',
    ['the talks had failed [-]', 'the gates would close on Monday [2025-03-10]'],
  ],
  [
    'The deadline cannot be met, the clerk said, but 8 April is possible.',
    ['The deadline cannot be met [-]', '8 April is possible [2025-04-08]'],
  ],
  [
    'The union said it would ballot its members, and a strike could begin on 20 March.',
    ['it would ballot its members [-]', 'a strike could begin on 20 March [2025-03-20]'],
  ],
  [
    'Ida Brennan said the mill had lost money, but the crews would be paid by 1 April.',
    ['the mill had lost money [-]', 'the crews would be paid by 1 April [../2025-04-01]'],
  ],
])

check('conditions, reasons, verbs of one subject and clauses of which none sets a date stay together', [
  [
    'Ida Brennan said that the vote was on 20 March, and if it failed the gates would close.',
    ['the vote was on 20 March, and if it failed the gates would close [-]'],
  ],
  [
    'The firm said it regretted the delay but would pay the crews by 1 April.',
    ['it regretted the delay but would pay the crews by 1 April [../2025-04-01]'],
  ],
  [
    'Ida Brennan said that the pumps had failed, and the gates were shut.',
    ['the pumps had failed, and the gates were shut [-]'],
  ],
  [
    'Ida Brennan said that the gates were shut, and so on until Monday.',
    ['the gates were shut, and so on until Monday [../2025-03-10]'],
  ],
  [
    'Ida Brennan said that the gates would close on Monday because the pumps had failed.',
    ['the gates would close on Monday because the pumps had failed [2025-03-10]'],
  ],
])
