import { printable } from '@onrecord/domain'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { parseAtomFeed } from 'feedsmith'
import ICAL from 'ical.js'
import t from 'tap'
import { harbourFormats } from './harbour-formats.ts'

/** Another number tries other words, and a long run more of them. */
const SEED = Number(process.env['ATTACK_SEED'] ?? 20250303)
const PHRASES = Number(process.env['ATTACK_PHRASES'] ?? 40)

/** Code points that somebody on the way might fold, drop, escape or take for the end; no NUL, no lone surrogate. */
const odd = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '\ufeff',
      '\u202e',
      '\u2066',
      '\u200b',
      '\u00ad',
      '\u0085',
      '\u2028',
      '\r\n',
      '\n',
      '\t',
      '\u001b[31m',
      '\u007f',
      'e\u0301',
      '\u212b',
      '\ufb01',
      '👩‍👩‍👧‍👦',
      '\u{10ffff}',
      '\ufffe',
      '\ufdd0',
      '\u0301\u0301',
      'İ',
      '\u00a0',
      '  ',
      '"',
      '""',
      "'",
      ';=1+1',
      ',',
      '\n=cmd',
      '\\n',
      '\\',
      '</text>',
      ']]>',
      '&amp;',
      '&',
      '<![CDATA[',
      '%00',
      '\\u0000',
      '__proto__',
      'constructor',
      '\nBEGIN:VEVENT',
      ':',
      '\ndata: x',
      '\n\n',
      '\r',
    ),
  },
)

const phrase = fc
  .array(odd, { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\0', '').toWellFormed())

/** Words as a report can hold them. */
const plain = (words: string): string => encodeURIComponent(words)

t.test('whatever the words are, each form gives them back as they are, or neutralised as it says', async (t) => {
  const { call, tell, get } = await harbourFormats(t)
  const { body: webhook } = await call('POST', '/v1/webhooks', {
    body: { url: 'https://desk.example/hook', dossiers: ['harbour'] },
  })
  const said = new Map<string, string>()
  const claim = { due: { edtf: '2026-04-01', type: 'obligation', modality: 'demanded' } }
  for (const [nth, words] of fc.sample(phrase, { seed: SEED, numRuns: PHRASES }).entries()) {
    const exact = `Q${nth} ${words} Z${nth}`
    said.set(await tell({ words: exact, before: '🛳️ ', claim, document: { title: exact, source: exact } }), exact)
  }
  const told = (await get('/export')).body.split('\n').slice(0, -1)
  t.equal(told.length, said.size, 'one line each: no words end a line')
  const inOrder: string[] = []
  for (const line of told) {
    const { claim, document } = JSON.parse(line)
    inOrder.push(claim.id)
    t.same([claim.segments[0].exact, document.title, document.source], Array(3).fill(said.get(claim.id)), 'NDJSON')
  }
  const { '@graph': graph } = (await get('/export?format=jsonld')).body
  for (const { text, identifier, annotation } of graph) {
    const exact = said.get(String(identifier ?? '').replace('urn:uuid:', '')) ?? ''
    t.equal(text, exact, 'JSON-LD')
    t.equal(annotation.target[0].selector[0].exact, exact)
  }
  t.equal(graph.length, said.size)

  const rows: Record<string, string>[] = parse((await get('/export?format=csv')).body, { columns: true, bom: true })
  t.equal(rows.length, said.size, 'one row each')
  for (const row of rows) {
    const shown = (text: string | undefined): string | undefined => text?.replaceAll("'", '')
    t.equal(shown(row['words']), shown(printable(said.get(row['claim_id'] ?? '') ?? '')), 'CSV')
  }
  const entries = parseAtomFeed((await get('/feed.atom?limit=500')).body).entries ?? []
  t.equal(entries.length, said.size)
  const { items } = (await get('/feed.json?limit=500')).body
  const readable = (text: string): string => text.replaceAll(/\s+/g, ' ')
  for (const { id, content } of entries) {
    const exact = said.get(String(id).replace('urn:uuid:', '')) ?? ''
    t.ok(readable(content?.value ?? '').includes(readable(printable(exact))), `Atom: ${plain(exact)}`)
  }
  for (const { id, content_text: content } of items) {
    const exact = said.get(String(id).replace('urn:uuid:', '')) ?? ''
    t.ok(readable(content).includes(readable(printable(exact))), `JSON Feed: ${plain(exact)}`)
  }
  const calendar = new ICAL.Component(ICAL.parse((await get('/deadlines.ics?from=2026-01-01')).body))
  const events = calendar.getAllSubcomponents('vevent')
  t.equal(events.length, said.size, 'no words begin an event of their own')
  const descriptions = events.map((event) => readable(String(event.getFirstPropertyValue('description'))))
  for (const exact of said.values()) {
    t.ok(
      descriptions.some((text) => text.includes(readable(printable(exact)))),
      `iCalendar: ${plain(exact)}`,
    )
  }
  const bodies = (await call('GET', `/v1/webhooks/${webhook.id}/events?dossier=harbour&after=0&limit=100`)).body.items
  t.equal(bodies.length, Math.min(100, said.size))
  for (const { data } of bodies) {
    t.equal(data.claim.segments[0].exact, said.get(data.claim.id), 'webhook')
    t.equal(data.document.title, said.get(data.claim.id))
  }
})
