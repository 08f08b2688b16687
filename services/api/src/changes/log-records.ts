import type { DB } from '@onrecord/database'
import { diffConfigurations, frameworkInForce } from '@onrecord/domain'
import {
  type Arrivals,
  countDecisions,
  countRecorded,
  countSaid,
  type DecisionType,
  findConfiguration,
} from '@onrecord/projections'
import type { Kysely } from 'kysely'
import type { ChangeRecord } from './change-json.ts'
import type { Names } from './names.ts'
import { capital, counted, listed } from './phrases.ts'
import type { Sides } from './sides.ts'

/** Another framework on the table on the later day than on the earlier one. */
export function frameworkRecords({ from, to }: Sides, names: Names): ChangeRecord[] {
  if (from.at === null) return []
  const before = names.framework(frameworkInForce(from.at.configuration, from.day))
  const after = names.framework(frameworkInForce(to.at.configuration, to.day))
  if (before?.id === after?.id) return []
  const [left, come] = [before?.title ?? 'none', after?.title ?? 'none']
  return [
    { type: 'framework', before, after, sentence: `The framework on the table is now ${come}, where it was ${left}.` },
  ]
}

/** Most changes of a configuration that are listed. */
const MAX_LISTED = 100

/** A configuration that was replaced, with what differs in it. */
export async function configurationRecords(db: Kysely<DB>, { from, to }: Sides): Promise<ChangeRecord[]> {
  if (from.at === null || from.seq === to.seq) return []
  const [before, after] = await Promise.all([findConfiguration(db, from.at), findConfiguration(db, to.at)])
  if (before === undefined || after === undefined || before.version === after.version) return []
  const changes = diffConfigurations(before.configuration, after.configuration)
  const parts = new Set(changes.map(({ path }) => path.split('/')[1] ?? ''))
  const what = `${counted(changes.length, 'change')}${parts.size === 0 ? '' : ` in its ${listed([...parts])}`}`
  const sentence = `The dossier was configured anew (version ${after.version}): ${what}.`
  return [
    {
      type: 'configuration',
      before: before.version,
      after: after.version,
      changes: changes.slice(0, MAX_LISTED),
      sentence,
    },
  ]
}

const DECIDED: Readonly<Record<DecisionType, readonly [one: string, many: string]>> = {
  ClaimConfirmed: ['claim confirmed', 'claims confirmed'],
  ClaimRetracted: ['claim retracted', 'claims retracted'],
  ClaimReopened: ['claim opened for review again', 'claims opened for review again'],
  ClaimAssessed: ['claim graded', 'claims graded'],
  ClaimCorrected: ['claim corrected', 'claims corrected'],
  ClaimClassified: ['claim reclassified', 'claims reclassified'],
  ClaimsLinked: ['pair of claims linked', 'pairs of claims linked'],
  ClaimsUnlinked: ['link cut', 'links cut'],
  DemandAnswered: ['answer to a demand recorded', 'answers to demands recorded'],
  DueOutcomeRecorded: ['outcome of a due date recorded', 'outcomes of due dates recorded'],
  IssueClosed: ['issue closed', 'issues closed'],
  IssueReopened: ['issue reopened', 'issues reopened'],
  SourceAssessed: ['source graded', 'sources graded'],
  DocumentCorrected: ['document corrected', 'documents corrected'],
  DocumentWithdrawn: ['document withdrawn', 'documents withdrawn'],
  DocumentReinstated: ['document reinstated', 'documents reinstated'],
  TextErased: ['text erased', 'texts erased'],
}

/** What reviewers decided between two places of the log. */
export async function decisionRecords(db: Kysely<DB>, sides: Sides): Promise<ChangeRecord[]> {
  if (sides.by === 'said') return []
  const { from, to } = sides
  const decisions = await countDecisions(db, { dossier: to.at.dossier, after: from.seq, upTo: to.seq })
  return decisions.map(({ decision, count }) => {
    const sentence = `Reviewers' decisions: ${counted(count, ...DECIDED[decision])}.`
    return { type: 'decisions', decision, count, sentence }
  })
}

/** Most sources that a sentence names. */
const MAX_NAMED = 2

/** The documents and claims that came; none where nothing did. */
export async function arrivalRecords(
  db: Kysely<DB>,
  sides: Sides,
  asked: { minimumConfidence?: number | undefined },
): Promise<ChangeRecord[]> {
  const { from, to } = sides
  const { dossier, asOfSeq, configuration } = to.at
  const minimumConfidence = asked.minimumConfidence ?? configuration.minimumConfidence
  const sources =
    sides.by === 'recorded'
      ? await countRecorded(db, { dossier, after: from.seq, upTo: to.seq })
      : await countSaid(db, { dossier, asOfSeq, after: from.day, upTo: to.day, minimumConfidence })
  if (sources.length === 0) return []
  const documents = sources.reduce((sum, source) => sum + source.documents, 0)
  const claims = sources.reduce((sum, source) => sum + source.claims, 0)
  const what = `${counted(documents, 'document')} and ${counted(claims, 'claim')}`
  const came = fromSources(sources)
  const sentence =
    sides.by === 'recorded' ? `${capital(what)} were recorded${came}.` : `These days brought ${what}${came}.`
  return [{ type: 'arrivals', documents, claims, sources, sentence }]
}

function fromSources(sources: readonly Arrivals[]): string {
  const named = sources.flatMap(({ source }) => source ?? [])
  if (named.length === 0) return ''
  const others = named.length - MAX_NAMED
  const more = others > 0 ? [counted(others, 'other source')] : []
  return `, from ${listed([...named.slice(0, MAX_NAMED), ...more])}`
}
