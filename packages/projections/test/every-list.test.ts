import { isDeepStrictEqual } from 'node:util'
import { type DomainEvent, Relation } from '@onrecord/domain'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { type Answers, askAll, nameUnknown } from './every-list.ts'
import { appendAll, projectAll } from './logs.ts'
import { anyEvents, CLAIM_IDS, DOCUMENTS, documents, links } from './random-events.ts'
import { documentIdOf, opening } from './samples.ts'
import { LOG_PLACES, withoutMembers } from './without-members.ts'

const SEED = 20261124
const reason = null

/** Dossiers one after another in one database; each grows by what is told, and answers everything. */
async function dossiers(t: Parameters<typeof freshLog>[0]) {
  const { log } = await freshLog(t)
  let opened = 0
  return () => {
    const dossier = `port-${opened++}`
    let seq = 0
    return async (events: readonly DomainEvent[], { batch = 500 } = {}): Promise<Answers> => {
      await appendAll(log, dossier, events)
      if (seq === 0) await nameUnknown(log.db, dossier)
      seq = await projectAll(log, { dossier, after: seq, batch })
      return askAll(log.db, { dossier })
    }
  }
}

/** What is said, wherever in the log it stands. */
const told = (answers: Answers) =>
  Object.fromEntries([...answers].map(([name, answer]) => [name, withoutMembers(answer, LOG_PLACES)]))

/** These find what is dead too. */
const DEAD_TOO = /^(findClaims|findLinks|findClaimsOfDocuments) /
const living = (answers: Answers) => told(new Map([...answers].filter(([name]) => !DEAD_TOO.test(name))))

t.test('documents and links in any order of arrival and in any batches give the same answers', async (t) => {
  const open = await dossiers(t)
  const order = fc.infiniteStream(fc.nat())
  await fc.assert(
    fc.asyncProperty(documents, links, order, fc.integer({ min: 1, max: 20 }), async (blocks, joined, dice, batch) => {
      const shuffle = <Item>(items: readonly Item[]) =>
        items
          .map((item) => ({ item, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item)
      const inOrder = await open()([...opening, ...blocks.flat(), ...joined])
      const shuffled = await open()([...opening, ...shuffle(blocks).flat(), ...shuffle(joined)], { batch })
      t.same(told(shuffled), told(inOrder))
      const linksFirst = await open()([...opening, ...shuffle(joined), ...shuffle(blocks).flat()], { batch })
      t.same(told(linksFirst), told(inOrder), 'also where links come before what they link')
    }),
    { seed: SEED, numRuns: 3 },
  )
})

const retractAll = CLAIM_IDS.map((claimId): DomainEvent => ({ type: 'ClaimRetracted', data: { claimId, reason } }))
const reopenAll = CLAIM_IDS.map((claimId): DomainEvent => ({ type: 'ClaimReopened', data: { claimId, reason } }))
const everyDocument = (type: 'DocumentWithdrawn' | 'DocumentReinstated', names: readonly string[] = DOCUMENTS) =>
  names.map((name): DomainEvent => ({ type, data: { documentId: documentIdOf(name), reason } }))

/** The log without a word of what any document says. */
const withoutClaims = (events: readonly DomainEvent[]): DomainEvent[] =>
  events.filter(({ type }) => /^(Dossier|Document|Source|Text|Extraction)/.test(type))

t.test('what nobody says any more leaves the answers of a dossier in which nobody has spoken', async (t) => {
  const open = await dossiers(t)
  await fc.assert(
    fc.asyncProperty(anyEvents, async (events) => {
      const silent = await open()(withoutClaims(events))
      t.same(living(await open()([...events, ...retractAll])), living(silent), 'every claim is retracted')

      const unread = await open()([...withoutClaims(events), ...everyDocument('DocumentWithdrawn')])
      const add = open()
      const before = await add([...events, ...everyDocument('DocumentReinstated')])
      const withdrawn = await add(everyDocument('DocumentWithdrawn'))
      t.same(living(withdrawn), living(unread), 'every document is withdrawn')
      t.same(told(await add(everyDocument('DocumentReinstated'))), told(before), 'and reinstated')
    }),
    { seed: SEED, numRuns: 2 },
  )
})

t.test('retracting every claim and reopening it gives back what was there', async (t) => {
  const open = await dossiers(t)
  await fc.assert(
    fc.asyncProperty(documents, links, async (blocks, joined) => {
      const add = open()
      const before = await add([...opening, ...blocks.flat(), ...joined])
      await add(retractAll)
      t.same(told(await add(reopenAll)), told(before))
    }),
    { seed: SEED, numRuns: 2 },
  )
})

const pair = fc.uniqueArray(fc.constantFrom(...CLAIM_IDS), { minLength: 2, maxLength: 2 })

t.test('linking two claims and unlinking them changes no answer, and they can be linked again', async (t) => {
  const open = await dossiers(t)
  const rules = fc.constantFrom('same-words', null)
  const visible = new Set<string>()
  for (const relation of Relation.options) {
    await fc.assert(
      fc.asyncProperty(documents, links, pair, rules, async (blocks, joined, [a = '', b = ''], rule) => {
        const data = { a, b, relation, rule }
        const isOfPair = (event: DomainEvent) =>
          event.type === 'ClaimsLinked' && new Set([a, b, event.data.a, event.data.b]).size === 2
        const add = open()
        const apart = told(await add([...opening, ...blocks.flat(), ...joined.filter((event) => !isOfPair(event))]))
        const together = told(await add([{ type: 'ClaimsLinked', data }]))
        t.same(told(await add([{ type: 'ClaimsUnlinked', data }])), apart, `${relation} by ${rule ?? 'a reviewer'}`)
        t.same(told(await add([{ type: 'ClaimsLinked', data }])), together, `${relation} again`)
        if (!isDeepStrictEqual(together, apart)) visible.add(relation)
      }),
      { seed: SEED, numRuns: 1 },
    )
  }
  t.same([...visible], Relation.options, 'each link could be seen')
})
