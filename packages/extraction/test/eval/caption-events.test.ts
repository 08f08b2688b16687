import t from 'tap'
import { withoutCaptionEvents } from '../../eval/sets/caption-events.ts'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

const CAPTION = 'Crews meet in the harbour on Monday to vote on the offer. (Norland Pool/AP)'
const BODY = 'Talks on the tolls are due to begin on Monday.'
const text = `Norland asks for talks\n\n${CAPTION}\n\n${BODY}`

t.test('what a caption tells of an event is neither right nor false, and its demands are', async (t) => {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  const event = claims.find(({ segments }) => segments[0]?.exact.startsWith('Talks on the tolls'))
  if (event === undefined) throw new Error('the body tells of an event')
  const start = text.indexOf(CAPTION)
  const segments = event.segments.map((segment) => ({ ...segment, start, end: start + 20 }))
  const captioned = { ...event, segments, confidence: 0.4 }
  const scored = (...given: (typeof event)[]) => withoutCaptionEvents({ text, title: null }, given).length
  t.equal(scored(captioned), 0, 'a weak event of the caption')
  t.equal(scored({ ...captioned, confidence: 0.6 }), 1, 'one that is too sure')
  t.equal(scored({ ...captioned, kind: 'demand', act: 'demand' }), 1, 'a demand')
  t.equal(scored({ ...captioned, reported: 'direct' }), 1, 'a quotation')
  t.equal(scored({ ...event, confidence: 0.4 }), 1, 'an event of the body')
})
