import { Answer, ClaimId, ConfigurationChange, Edtf, Stance } from '@onrecord/domain'
import * as z from 'zod'
import { IssueRef } from '../views/issue-ref.ts'
import { Quote } from '../views/quote.ts'
import { FrameworkRef, PartyRef, Standing } from '../views/sticking-point-json.ts'
import { Why } from '../views/why.ts'

const Sentence = z.string().meta({ description: 'The change in a sentence' })

const PointState = z
  .strictObject({ status: z.enum(['open', 'closed']), standing: Standing.nullable(), why: Why })
  .meta({ id: 'StickingPointState' })

/** A sticking point opened, closed, or stands otherwise. */
export const StickingPointRecord = z
  .strictObject({
    type: z.literal('sticking-point'),
    change: z.enum(['opened', 'reopened', 'closed', 'standing', 'lapsed']),
    issue: IssueRef,
    framework: FrameworkRef.nullable(),
    before: PointState.nullable().meta({ description: 'null: nobody had spoken on it there' }),
    after: PointState.nullable().meta({ description: 'null: no claim on it counts any more' }),
    claims: z.array(Quote).meta({ description: 'What the later judgement rests on, the last said' }),
    sentence: Sentence,
  })
  .meta({ id: 'StickingPointChange' })

const HeldStance = z
  .strictObject({
    stance: Stance,
    since: z.string().nullable(),
    concurrent: z.boolean(),
    relayed: z.boolean(),
    provisional: z.boolean(),
    claims: z.array(Quote).meta({ description: 'The last said of the claims that it rests on' }),
    claimCount: z.int().min(1),
  })
  .meta({ id: 'HeldStance' })

/** A party took, changed or lost a position. */
export const PositionRecord = z
  .strictObject({
    type: z.literal('position'),
    change: z.enum(['gained', 'changed', 'lost']),
    party: PartyRef,
    issue: IssueRef,
    framework: FrameworkRef.nullable(),
    before: z.array(HeldStance).nullable(),
    after: z.array(HeldStance).nullable(),
    sentence: Sentence,
  })
  .meta({ id: 'PositionChange' })

/** What may become of a due date. */
export const DueState = z.enum(['upcoming', 'due', 'overdue', 'met', 'missed', 'extended', 'withdrawn', 'unknown'])

const DeadlineState = z
  .strictObject({ edtf: Edtf, state: DueState, rule: z.string(), by: z.array(ClaimId), newDate: z.array(ClaimId) })
  .meta({ id: 'DeadlineState' })

/** A due date is new, moved, in another state, or no longer on record. */
export const DeadlineRecord = z
  .strictObject({
    type: z.literal('deadline'),
    change: z.enum(['new', 'moved', 'state', 'gone']),
    party: PartyRef.nullable(),
    before: DeadlineState.nullable(),
    after: DeadlineState.nullable(),
    claim: Quote,
    by: z.array(Quote).meta({ description: 'Claims that say what became of it' }),
    sentence: Sentence,
  })
  .meta({ id: 'DeadlineChange' })

/** What may become of a demand. */
const DemandState = z.enum(['open', ...Answer.options])

/** A demand was answered, answered otherwise, or its answer fell. */
export const DemandRecord = z
  .strictObject({
    type: z.literal('demand'),
    change: z.enum(['answered', 'reopened']),
    party: PartyRef.nullable().meta({ description: 'Who asks' }),
    before: DemandState.nullable(),
    after: DemandState.nullable(),
    claim: Quote,
    by: z.array(Quote).meta({ description: 'Claims that answer it; none where a reviewer said so' }),
    sentence: Sentence,
  })
  .meta({ id: 'DemandChange' })

const OpposedSide = z
  .strictObject({
    party: PartyRef.nullable().meta({ description: 'null: of several, or of nobody in particular' }),
    stance: Stance.nullable().meta({ description: 'null: linked by a person' }),
    claims: z.array(Quote).meta({ description: 'Some of its claims, where they are on record' }),
    claimCount: z.int().min(1),
  })
  .meta({ id: 'OpposedSide' })

/** Two sides contradict one another, or no longer do. */
export const ContradictionRecord = z
  .strictObject({
    type: z.literal('contradiction'),
    change: z.enum(['new', 'resolved']),
    issue: IssueRef.nullable(),
    framework: FrameworkRef.nullable(),
    within: PartyRef.nullable().meta({ description: 'The party that contradicts itself' }),
    why: z.strictObject({ rule: z.string(), says: z.string() }),
    a: OpposedSide,
    b: OpposedSide,
    sentence: Sentence,
  })
  .meta({ id: 'ContradictionChange' })

/** Another framework is on the table. */
export const FrameworkRecord = z
  .strictObject({
    type: z.literal('framework'),
    before: FrameworkRef.nullable(),
    after: FrameworkRef.nullable(),
    sentence: Sentence,
  })
  .meta({ id: 'FrameworkChange' })

/** The dossier was configured anew. */
export const ConfigurationRecord = z
  .strictObject({
    type: z.literal('configuration'),
    before: z.int().nullable().meta({ description: 'Its version' }),
    after: z.int(),
    changes: z.array(ConfigurationChange).meta({ description: 'At most 100 of them' }),
    sentence: Sentence,
  })
  .meta({ id: 'ConfigurationReplaced' })

/** What reviewers decided, counted by kind. */
export const DecisionsRecord = z
  .strictObject({ type: z.literal('decisions'), decision: z.string(), count: z.int().min(1), sentence: Sentence })
  .meta({ id: 'DecisionsTaken' })

/** Documents and claims that came, by source: recorded between two places of the log, or published and said between two days. */
export const ArrivalsRecord = z
  .strictObject({
    type: z.literal('arrivals'),
    documents: z.int().min(0),
    claims: z.int().min(0),
    sources: z.array(
      z.strictObject({ source: z.string().nullable(), documents: z.int().min(0), claims: z.int().min(0) }),
    ),
    sentence: Sentence,
  })
  .meta({ id: 'Arrivals' })

/** One thing that changed. */
export const ChangeRecord = z.discriminatedUnion('type', [
  StickingPointRecord,
  PositionRecord,
  DeadlineRecord,
  DemandRecord,
  ContradictionRecord,
  FrameworkRecord,
  ConfigurationRecord,
  DecisionsRecord,
  ArrivalsRecord,
])
export type ChangeRecord = z.infer<typeof ChangeRecord>

const SideJson = z.strictObject({
  seq: z.int().min(0).meta({ description: 'The log as far as it was counted' }),
  day: z.string().meta({ description: 'The day that was judged on' }),
})

/** What changed between two sides. */
export const Changes = z
  .strictObject({
    by: z.enum(['recorded', 'said']).meta({ description: 'What had been recorded, or what had been said by two days' }),
    from: SideJson,
    to: SideJson,
    paragraph: z.string().meta({ description: 'What matters most, readable; about 120 words at most' }),
    items: z.array(ChangeRecord).meta({ description: 'In the order of their weight' }),
    left: z.int().min(0).meta({ description: 'Changes beyond `limit`, the lightest' }),
    incomplete: z.array(z.string()).meta({ description: 'What was too much to compare in full' }),
  })
  .meta({ id: 'Changes' })
export type Changes = z.infer<typeof Changes>
