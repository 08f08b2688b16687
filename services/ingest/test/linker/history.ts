import { type DomainEvent, type RecordedEvent, Relation } from '@onrecord/domain'
import fc from 'fast-check'
import type { DomainLog } from '../../src/log.ts'
import { eventsOf } from '../fixture.ts'
import { sayings } from './dispute.ts'
import { classificationOf, decide, documentIdOf, idOf, record, type Said, standing } from './said.ts'
import type { SteppedLinker } from './stepped-linker.ts'

/** What somebody does to the record; `at` picks the claim, or the link, it is done to. */
type Decision = { what: (typeof DECISIONS)[number]; at: number; to: number }

/** What comes next: another document, a decision, or the linker's reading, with what is decided while it is at it. */
type Step =
  | { what: 'tell' }
  | { what: 'decide'; decision: Decision }
  | { what: 'read'; limit: number; meanwhile: Decision | null }

/** Which sayings come, in this order; so many of them before the first step, and the rest after the last. */
export type History = { order: Said[]; before: number; steps: Step[] }

const DECISIONS = [
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
  'restate',
] as const

const decision: fc.Arbitrary<Decision> = fc.record({
  what: fc.constantFrom(...DECISIONS),
  at: fc.nat(60),
  to: fc.nat(60),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('decide' as const), decision }) },
  { weight: 1, arbitrary: fc.constant({ what: 'tell' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('read' as const),
      limit: fc.constantFrom(500, 500, 1, 3),
      meanwhile: fc.option(decision, { freq: 3 }),
    }),
  },
)

/** Documents, decisions and readings in any order. */
export const history: fc.Arbitrary<History> = fc.record({
  order: fc.shuffledSubarray(sayings, { minLength: 4 }),
  before: fc.nat(sayings.length),
  steps: fc.array(step, { maxLength: 24 }),
})

/** Lets it all happen; at the end the linker has read everything. */
export async function play(
  log: DomainLog,
  dossier: string,
  { linker, history }: { linker: SteppedLinker; history: History },
): Promise<void> {
  const coming = [...history.order]
  const tell = async () => {
    const said = coming.shift()
    if (said !== undefined) await record(log, dossier, said)
  }
  const take = async (decision: Decision) => {
    const event = eventOf(decision, await eventsOf(log, dossier))
    if (event !== undefined) await decide(log, dossier, event)
  }
  for (let nth = 0; nth < history.before; nth += 1) await tell()
  await linker.settle()
  for (const step of history.steps) {
    if (step.what === 'tell') await tell()
    else if (step.what === 'decide') await take(step.decision)
    else {
      const { limit, meanwhile } = step
      await linker.read({ limit, ...(meanwhile === null ? {} : { meanwhile: () => take(meanwhile) }) })
    }
  }
  while (coming.length > 0) await tell()
  await linker.settle()
}

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
    case 'restate': {
      if (said === other) return undefined
      const relation = what === 'restate' ? 'restates' : Relation.options[to % Relation.options.length]
      return {
        type: 'ClaimsLinked',
        data: { a: claimId, b: idOf(other), relation: relation ?? 'restates', rule: null },
      }
    }
    case 'relink':
      return cut?.type === 'ClaimsUnlinked' ? { type: 'ClaimsLinked', data: cut.data } : undefined
  }
}
