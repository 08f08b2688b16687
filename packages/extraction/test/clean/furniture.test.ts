import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

const STORY = [
  'Pilots refuse night shifts',
  'The pilots’ union said on Monday that it would refuse night shifts.',
  '“We demand two tugs for every tanker,” said Ada Lund, who chairs it.',
]
const END = 'The harbour board meets again on 12 March.'

/** What sites put between and below the lines of a story; all of it in the words of demands and promises. */
const FURNITURE = [
  'Read more: Union demands that harbour board resign',
  'READ ALSO: Harbour board says no to pilots',
  'Related: Minister calls on both sides to return to talks',
  'Ada Lund, left, demands a second tug at the gates on Friday. (Oskar Winge/Harbour Pictures)',
  'FILE - The harbour board said in May that it would build a second quay.',
  'Photo: Oskar Winge | The union says it will march',
  'By Oskar Winge, who says he will be on the quay',
  'Sign up for our newsletter and we promise to keep you informed',
  'We use cookies. You must accept them to continue reading',
  'This website uses cookies; we demand your consent under the law',
  'Subscribe now: we will deliver the paper to your door by Friday',
  'Leave a comment: should the board resign? We urge you to be polite',
  'Join the conversation. You must log in to say what you demand',
  'Have your say: should pilots be allowed to refuse?',
  'Advertisement',
  'Listen to this article: 4 min',
  'Follow us on our channels, we will keep you up to date',
  '© Harbour Gazette. All rights reserved. We reject any liability.',
  'Oskar Winge contributed to this report.',
  'Most read: Minister says he will resign by Friday',
]

for (const line of FURNITURE) {
  t.test(`nobody demands, promises or refuses anything in “${line.slice(0, 40)}…”`, async (t) => {
    const text = [...STORY.slice(0, 2), line, STORY[2], END].join('\n\n')
    const { claims } = await rulesExtractor.extract(documentOf(text), {})
    const start = text.indexOf(line)
    const from = claims.filter(({ segments }) =>
      segments.some((part) => part.start < start + line.length && part.end > start),
    )
    t.same(
      from.filter(({ confidence, reported }) => reported !== 'narrator' || confidence > 0.5),
      [],
    )
    t.ok(
      claims.some(({ segments }) => segments[0]?.exact.includes('two tugs')),
      'the story itself is read',
    )
  })
}
