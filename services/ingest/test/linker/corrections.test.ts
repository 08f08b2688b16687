import { randomUUID } from 'node:crypto'
import { saveQuotes, sliceWords } from '@onrecord/documents'
import { type DomainEvent, type RecordedEvent, Relation } from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import fc from 'fast-check'
import t from 'tap'
import { LINKER } from '../../src/linker/follow-claims.ts'
import type { DomainLog } from '../../src/log.ts'
import { configuration, eventsOf, freshDossier } from '../fixture.ts'
import {
  classificationOf,
  decide,
  documentIdOf,
  groupsOf,
  idOf,
  openLinker,
  record,
  type Said,
  settled,
  standing,
} from './said.ts'

const strike = 'The dockers would strike for three days at the northern quay unless pay rose by six per cent'
const rise = 'A rise of six per cent for every shift from April'
const bonus = 'The port will pay the dockers the spring bonus on 12 March'

/** A dispute with mentions, corroborations, answers, outcomes and a date that is put off. */
const sayings: Said[] = [
  { words: strike, source: 'The Vell Courier' },
  { words: `${strike} this spring`, source: 'Harbour Radio' },
  { words: 'Dockers would strike three days at the quay unless pay rose', source: 'The Vell Courier' },
  { words: `${strike} again`, source: null },
  { words: rise, source: 'Harbour Radio', kind: 'demand', act: 'demand', to: 'port-of-vell' },
  { words: `${rise} at last`, source: 'The Vell Courier', kind: 'demand', act: 'demand' },
  {
    words: 'that is out of the question',
    source: 'Harbour Radio',
    claimant: 'port-of-vell',
    act: 'reject',
    stance: 'opposes',
    to: 'mara-lind',
    saidOn: '2026-03-05',
  },
  {
    words: 'firmly turned it down',
    source: 'The Vell Courier',
    claimant: 'port-of-vell',
    act: 'reject',
    stance: 'opposes',
    to: 'mara-lind',
    saidOn: '2026-03-05',
  },
  { words: bonus, source: 'Harbour Radio', claimant: 'port-of-vell', act: 'commit', due: '2026-03-12' },
  {
    words: 'The port would pay the dockers the spring bonus on 20 March',
    source: 'Harbour Radio',
    claimant: 'port-of-vell',
    act: 'commit',
    due: '2026-03-20',
    saidOn: '2026-03-09',
  },
  {
    words: 'The port failed to pay the dockers the spring bonus',
    source: 'The Vell Courier',
    stance: null,
    saidOn: '2026-03-25',
  },
  {
    words: 'no longer asks for a rise of six per cent for every shift',
    source: 'Harbour Radio',
    act: 'withdraw',
    saidOn: '2026-03-28',
  },
]

/** Histories that are tried; more were, once, while this was written. */
const RUNS = 15

/** What somebody does to the record; `at` picks the claim, or the link, it is done to. */
const decision = fc.record({
  what: fc.constantFrom(
    'retract',
    'reopen',
    'withdraw',
    'reinstate',
    'source',
    'date',
    'act',
    'due',
    'reclassify',
    'review',
    'cut',
    'link',
    'relink',
  ),
  at: fc.nat(1000),
  to: fc.nat(1000),
})
type Decision = typeof decision extends fc.Arbitrary<infer T> ? T : never

function eventOf({ what, at, to }: Decision, events: readonly RecordedEvent[]): DomainEvent | undefined {
  const [said, other] = [sayings[at % sayings.length], sayings[to % sayings.length]] as [Said, Said]
  const [claimId, documentId] = [idOf(said), documentIdOf(said)]
  const links = standing(events)
  const link = links[at % Math.max(1, links.length)]
  const cut = events.filter((event) => event.type === 'ClaimsUnlinked' && event.data.rule === null).at(-1)
  switch (what) {
    case 'retract':
      return { type: 'ClaimRetracted', data: { claimId, reason: null } }
    case 'reopen':
      return { type: 'ClaimReopened', data: { claimId, reason: null } }
    case 'withdraw':
      return { type: 'DocumentWithdrawn', data: { documentId, reason: null } }
    case 'reinstate':
      return { type: 'DocumentReinstated', data: { documentId, reason: null } }
    case 'source':
      return { type: 'DocumentCorrected', data: { documentId, source: other.source, reason: null } }
    case 'date':
      return { type: 'ClaimCorrected', data: { claimId, changes: { saidOn: other.saidOn ?? null }, reason: null } }
    case 'act':
      return { type: 'ClaimCorrected', data: { claimId, changes: { act: other.act ?? 'assert' }, reason: null } }
    case 'due':
      return { type: 'ClaimCorrected', data: { claimId, changes: { due: null }, reason: null } }
    case 'reclassify':
      return {
        type: 'ClaimClassified',
        data: { ...classificationOf(said), positions: classificationOf(other).positions },
      }
    case 'review':
      return { type: 'ClaimClassified', data: { ...classificationOf(said), addressee: null, by: 'reviewer' } }
    case 'cut':
      return link && { type: 'ClaimsUnlinked', data: { ...link, rule: null } }
    case 'link':
      if (said === other) return undefined
      return { type: 'ClaimsLinked', data: { a: claimId, b: idOf(other), relation: pick(to), rule: null } }
    case 'relink':
      return cut?.type === 'ClaimsUnlinked' ? { type: 'ClaimsLinked', data: cut.data } : undefined
  }
}

const pick = (nth: number): Relation => Relation.options[nth % Relation.options.length] ?? 'restates'

/** What the links say, whichever of several make a cluster: clusters, tellings, and the links between two claims. */
function meaning(events: readonly RecordedEvent[]) {
  const links = standing(events)
  const joining = links.filter(({ relation }) => relation === 'restates' || relation === 'corroborates')
  return {
    clusters: groupsOf(joining),
    tellings: groupsOf(joining.filter(({ relation }) => relation === 'restates')),
    links: links
      .filter((link) => !joining.includes(link))
      .map(({ a, b, relation }) => `${a} ${relation} ${b}`)
      .sort(),
  }
}

/** One more dossier in the log of a test. */
async function openDossier(log: DomainLog, dossier: string): Promise<string> {
  await append(log, {
    dossier,
    commandId: randomUUID(),
    events: [
      { type: 'DossierOpened', data: { title: dossier } },
      { type: 'DossierConfigured', data: { configuration: { ...configuration, id: dossier }, version: 1 } },
    ],
  })
  return dossier
}

/** The same log but for what the linker wrote, read by a linker that starts with it. */
async function readAnew(log: DomainLog, dossier: string, events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
  await openDossier(log, dossier)
  const given = events.filter(({ metadata, seq }) => metadata.actor !== 'linker' && seq > 2)
  const quotes = sayings.map((said) => {
    const spot = { start: 0, end: said.words.length }
    const finding = { segments: [spot], cue: null, mention: null, chain: [] }
    return { claimId: idOf(said), documentId: documentIdOf(said), words: sliceWords(said.words, finding, null) }
  })
  await inTransaction(log, async (tx) => {
    await saveQuotes(tx.db, dossier, quotes)
    const copied = given.map(({ type, data }) => ({ type, data }) as DomainEvent)
    await append(tx, { dossier, commandId: randomUUID(), events: copied })
  })
  await settled(log, dossier)
  return eventsOf(log, dossier)
}

/** Forgets how far the linker has read, as an operator would. */
const forget = (log: DomainLog, dossier: string) =>
  log.db
    .updateTable('checkpoint')
    .set({ seq: 0 })
    .where('consumer', '=', LINKER)
    .where('dossier_id', '=', dossier)
    .execute()

t.test('any order of arrival gives the same clusters and links, and all relations are among them', async (t) => {
  const { log } = await freshDossier(t)
  openLinker(t, log)
  const orders = fc.sample(fc.shuffledSubarray(sayings, { minLength: sayings.length }), { seed: 5, numRuns: 8 })
  const meanings = []
  for (const [run, order] of [sayings, ...orders].entries()) {
    const dossier = await openDossier(log, `run-${run}`)
    for (const [nth, said] of order.entries()) {
      await record(log, dossier, said)
      if (nth % 3 === 0) await settled(log, dossier)
    }
    await settled(log, dossier)
    const events = await eventsOf(log, dossier)
    meanings.push(meaning(events))
    const relations = new Set(standing(events).map(({ relation }) => relation))
    t.same([...relations].sort(), ['corroborates', 'extends', 'misses', 'rejects', 'restates', 'withdraws'])
  }
  for (const other of meanings) t.strictSame(other, meanings[0])
})

t.test('after any corrections the links are those of a linker that reads the final log anew', async (t) => {
  const { log } = await freshDossier(t)
  openLinker(t, log)
  const runs = fc.sample(
    fc.record({
      order: fc.shuffledSubarray(sayings, { minLength: sayings.length }),
      decisions: fc.array(decision, { minLength: 4, maxLength: 14 }),
    }),
    { seed: 12, numRuns: RUNS },
  )
  for (const [run, { order, decisions }] of runs.entries()) {
    const dossier = await openDossier(log, `run-${run}`)
    for (const said of order.slice(0, -2)) await record(log, dossier, said)
    await settled(log, dossier)
    for (const [nth, one] of decisions.entries()) {
      const event = eventOf(one, await eventsOf(log, dossier))
      if (event !== undefined) await decide(log, dossier, event)
      if (nth % 2 === 0) await settled(log, dossier)
    }
    for (const said of order.slice(-2)) await record(log, dossier, said)
    await settled(log, dossier)
    const events = await eventsOf(log, dossier)
    const story = JSON.stringify({ order: order.map(({ words }) => words.slice(0, 30)), decisions })
    t.strictSame(meaning(events), meaning(await readAnew(log, `anew-${run}`, events)), story)

    await forget(log, dossier)
    await settled(log, dossier)
    t.strictSame((await eventsOf(log, dossier)).slice(events.length), [], `${story}: reading it again appends nothing`)
  }
})

t.test('a dossier is read again from the start where nothing of it is known', async (t) => {
  const { log, dossier } = await freshDossier(t)
  openLinker(t, log)
  for (const said of sayings) await record(log, dossier, said)
  await settled(log, dossier)
  const before = await eventsOf(log, dossier)
  for (const table of ['linker_claim', 'linker_link', 'linker_term'] as const) await log.db.deleteFrom(table).execute()
  await forget(log, dossier)
  await settled(log, dossier)
  const kept = await log.db.selectFrom('linker_claim').select('claim_id').execute()
  t.equal(kept.length, sayings.length)
  t.strictSame((await eventsOf(log, dossier)).length, before.length)
})
