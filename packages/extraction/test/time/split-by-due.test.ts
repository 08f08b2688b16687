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

check('a sentence of a quotation that alone sets a date is a claim of its own', [
  [
    '"The firm sent us an offer on Monday. It was a fair offer. We are out until 20 March," Ida Brennan said.',
    ['The firm sent us an offer on Monday. It was a fair offer. [-]', 'We are out until 20 March [../2025-03-20]'],
  ],
  [
    'Ida Brennan said: "Final-year classes are exempt until 10 June. The board can keep its pen."',
    ['Final-year classes are exempt until 10 June. [../2025-06-10]', 'The board can keep its pen. [-]'],
  ],
])

check('what goes on with its date, or is too short to stand alone, stays', [
  [
    'Ida Brennan said: "The offer on the table is five per cent. It’s there until 20 March."',
    ['The offer on the table is five per cent. It’s there until 20 March. [../2025-03-20]'],
  ],
  [
    'Ida Brennan said: "The crews will be back by 20 March. He can read."',
    ['The crews will be back by 20 March. He can read. [../2025-03-20]'],
  ],
  [
    'Ida Brennan said: "The water is low this year. The locks are old."',
    ['The water is low this year. The locks are old. [-]'],
  ],
])

check('of a sentence that the text tells itself, the clause with the date', [
  ['Money is short, but the bridge opens on 20 March.', ['the bridge opens on 20 March [2025-03-20]']],
  ['One thing is certain: the bridge opens on 20 March.', ['the bridge opens on 20 March [2025-03-20]']],
  [
    'An earlier end is for the Fisheries Council to grant, which sits from 18 to 20 March.',
    ['sits from 18 to 20 March [2025-03-18/2025-03-20]'],
  ],
  [
    'The talks are to start by the tenth day of the truce, which falls on 20 March.',
    ['The talks are to start by the tenth day of the truce, which falls on 20 March [2025-03-20]'],
  ],
  ['The bridge, which is old, opens on 20 March.', ['The bridge, which is old, opens on 20 March [2025-03-20]']],
])
