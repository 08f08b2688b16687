import {
  Act,
  ClaimKind,
  type EventData,
  isReviewed,
  Phase,
  type RecordedClaim,
  type Review,
  Slug,
} from '@onrecord/domain'
import * as z from 'zod'

/** What a subscriber can be told of, as the CloudEvents `type` of the body. */
export const WebhookEventType = z
  .enum(['onrecord.claim.recorded', 'onrecord.position.changed', 'onrecord.due-date.passed'])
  .meta({ id: 'WebhookEventType' })
export type WebhookEventType = z.infer<typeof WebhookEventType>

/** What a subscriber who names no types is told of: a receiver that knows new claims alone is sent nothing else. */
const NEW_CLAIMS: readonly WebhookEventType[] = ['onrecord.claim.recorded']

const anyOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(200).optional()

/**
 * Which events a subscriber wants. A member left out lets everything through, but for `types`, which then asks for new claims;
 * within a list one hit is enough, between members all must hold. `minimumConfidence` left out means the dossier's own
 * threshold.
 */
export const WebhookFilter = z
  .strictObject({
    types: anyOf(WebhookEventType).meta({ description: 'Left out: new claims alone' }),
    kinds: anyOf(ClaimKind),
    acts: anyOf(Act),
    parties: anyOf(Slug),
    actors: anyOf(Slug),
    issues: anyOf(Slug),
    frameworks: anyOf(Slug),
    phases: anyOf(Phase),
    minimumConfidence: z.number().min(0).max(1).optional(),
  })
  .meta({ id: 'WebhookFilter', description: 'All members must hold; within a list one is enough' })
export type WebhookFilter = z.infer<typeof WebhookFilter>

/** What a filter looks at: ids and labels, never words. `actors` are all claimants that the dossier knows. */
export type FilterSubject = {
  type: WebhookEventType
  kind: ClaimKind
  act: Act
  party: string | null
  actors: readonly string[]
  issues: readonly string[]
  framework: string | null
  phase: number | null
  confidence: number
}

/** True where `subject` passes every member of `filter`. `minimumConfidence` is the dossier's, used where the filter has none. */
export function matches(
  filter: WebhookFilter,
  subject: FilterSubject,
  { minimumConfidence }: { minimumConfidence: number },
): boolean {
  return (
    subject.confidence >= (filter.minimumConfidence ?? minimumConfidence) &&
    wanted(filter.types ?? NEW_CLAIMS, [subject.type]) &&
    wanted(filter.kinds, [subject.kind]) &&
    wanted(filter.acts, [subject.act]) &&
    wanted(filter.parties, [subject.party]) &&
    wanted(filter.actors, subject.actors) &&
    wanted(filter.issues, subject.issues) &&
    wanted(filter.frameworks, [subject.framework]) &&
    wanted(filter.phases, [subject.phase])
  )
}

function wanted<Item>(list: readonly Item[] | undefined, found: readonly (Item | null)[]): boolean {
  return list === undefined || found.some((item) => item !== null && list.includes(item))
}

/** The subject of a claim as every door shows it. */
export function subjectOfClaim({ claim, classification }: RecordedClaim): FilterSubject {
  return {
    type: 'onrecord.claim.recorded',
    kind: claim.kind,
    act: claim.act,
    confidence: claim.confidence,
    ...subjectOfClassification(classification),
  }
}

type RecordedType = 'StatementRecorded' | 'DemandRecorded' | 'DeadlineRecorded'

/** The claim kind that each recording event stands for. */
export const RECORDED_KINDS: Readonly<Record<RecordedType, ClaimKind>> = {
  StatementRecorded: 'statement',
  DemandRecorded: 'demand',
  DeadlineRecorded: 'deadline',
}

/** The subject of a claim as the log has it: the recording event with the classification of the same append, if there is one. */
export function subjectOfEvents(
  recorded: { type: RecordedType; data: EventData<RecordedType> },
  classified: EventData<'ClaimClassified'> | null,
): FilterSubject {
  return {
    type: 'onrecord.claim.recorded',
    kind: RECORDED_KINDS[recorded.type],
    act: recorded.data.act,
    confidence: recorded.data.confidence,
    ...subjectOfClassification(classified),
  }
}

/** An event that tells of what a claim or the clock has brought about. */
export type NoticeType = 'PositionChanged' | 'DueDatePassed'

/**
 * The subject of a notice: its own issue, party and framework, and for the rest those of the claim that it names. A claim
 * that a person has looked at is sure.
 */
export function subjectOfNotice(
  notice: { [Type in NoticeType]: { type: Type; data: EventData<Type> } }[NoticeType],
  claim: { kind: ClaimKind; act: Act; confidence: number; review: Review; classification: Classified | null },
): FilterSubject {
  const { kind, act, review } = claim
  const confidence = isReviewed({ review }) ? 1 : claim.confidence
  const about = { kind, act, confidence, ...subjectOfClassification(claim.classification) }
  if (notice.type === 'DueDatePassed') return { type: 'onrecord.due-date.passed', ...about }
  const { party, issue, framework } = notice.data
  return { type: 'onrecord.position.changed', ...about, party, issues: [issue], framework }
}

type Classified = {
  claimants: readonly { actorId: string | null }[]
  party: string | null
  positions: readonly { issue: string }[]
  framework: string | null
  phase: number | null
}

function subjectOfClassification(classified: Classified | null) {
  return {
    party: classified?.party ?? null,
    actors: (classified?.claimants ?? []).flatMap(({ actorId }) => (actorId === null ? [] : [actorId])),
    issues: (classified?.positions ?? []).map(({ issue }) => issue),
    framework: classified?.framework ?? null,
    phase: classified?.phase ?? null,
  }
}
