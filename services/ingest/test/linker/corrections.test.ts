import { deepStrictEqual } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { saveQuotes, sliceWords } from '@onrecord/documents'
import type { DomainEvent, RecordedEvent } from '@onrecord/domain'
import { append, inTransaction } from '@onrecord/event-log'
import fc from 'fast-check'
import t from 'tap'
import type { DomainLog } from '../../src/log.ts'
import { configuration, eventsOf, freshDossier } from '../fixture.ts'
import { sayings } from './dispute.ts'
import { history, play } from './history.ts'
import { documentIdOf, groupsOf, idOf, record, standing } from './said.ts'
import { steppedLinker } from './stepped-linker.ts'

/** Histories that are tried; many thousands more were, once, while this was written. */
const RUNS = 15
const SEED = 12

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
async function openDossier(log: DomainLog): Promise<string> {
  const dossier = `run-${randomUUID()}`
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
async function readAnew(log: DomainLog, events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
  const dossier = await openDossier(log)
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
  await steppedLinker(log, dossier).settle()
  return eventsOf(log, dossier)
}

t.test('any order of arrival gives the same clusters and links, and all relations are among them', async (t) => {
  const { log } = await freshDossier(t)
  const orders = fc.sample(fc.shuffledSubarray(sayings, { minLength: sayings.length }), { seed: 5, numRuns: 8 })
  const meanings = []
  for (const order of [sayings, ...orders]) {
    const dossier = await openDossier(log)
    const linker = steppedLinker(log, dossier)
    for (const [nth, said] of order.entries()) {
      await record(log, dossier, said)
      if (nth % 3 === 0) await linker.settle()
    }
    await linker.settle()
    const events = await eventsOf(log, dossier)
    meanings.push(meaning(events))
    const relations = new Set(standing(events).map(({ relation }) => relation))
    t.same([...relations].sort(), ['corroborates', 'extends', 'misses', 'rejects', 'restates', 'withdraws'])
  }
  for (const other of meanings) t.strictSame(other, meanings[0])
})

t.test('after any corrections the links are those of a linker that reads the final log anew', async (t) => {
  const { log } = await freshDossier(t)
  const turns = fc.record({ pageSize: fc.constantFrom(200, 1, 3), pages: fc.constantFrom(1, 2, Infinity) })
  await fc.assert(
    fc.asyncProperty(history, turns, async (history, turn) => {
      const dossier = await openDossier(log)
      await play(log, dossier, { linker: steppedLinker(log, dossier), history })
      const events = await eventsOf(log, dossier)
      deepStrictEqual(meaning(events), meaning(await readAnew(log, events)))

      await steppedLinker(log, dossier, { turn }).settle({ limit: 20 })
      const more = (await eventsOf(log, dossier)).slice(events.length)
      deepStrictEqual(more, [], 'reading it again appends nothing')
    }),
    { seed: SEED, numRuns: RUNS },
  )
})
