import type { DB } from '@onrecord/database'
import {
  type Contribution,
  type IssueFacts,
  type Link,
  type StickingPointQuestion,
  stickingPoints,
} from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findAnswers, findBeneath, findReviewersAnswers } from './answer-claims.ts'
import { findClaimsBeside, findHoldersBeside } from './beside-claims.ts'
import {
  type ContributionKey,
  findContributions,
  findLastElsewhere,
  findPhaseNamed,
  findRestated,
} from './claims-by-key.ts'
import { closedBy } from './closures.ts'
import { countHidden, findUndated } from './counts.ts'
import type { Closure } from './rows.ts'
import type { Selection } from './selection.ts'
import { findLastRefusals, findStandingClaims } from './standing-claims.ts'

/** What of the configuration is known, and what is asked. */
export type IssueQuestion = Selection & StickingPointQuestion & Pick<IssueFacts, 'configuration'> & { holders: number }

/**
 * Those facts by which the rules answer the question as they would by all: what may still stand of each side, its last
 * refusals, answers, and whatever tells one of these again; with how many claims the threshold hides.
 */
export async function findIssueFacts(
  db: Kysely<DB>,
  question: IssueQuestion & { issue?: string | undefined },
): Promise<{ facts: IssueFacts; hidden: number }> {
  const { configuration, phase } = question
  const [hidden, standing, refusals, accepted, reviewed, beside, undated, named, closures] = await Promise.all([
    countHidden(db, question, question.issue),
    findStandingClaims(db, question),
    findLastRefusals(db, question),
    findAnswers(db, { ...question, relations: ['accepts', 'meets'] }),
    findReviewersAnswers(db, question),
    findHoldersBeside(db, question),
    findUndated(db, question),
    phase === undefined ? [] : findPhaseNamed(db, { ...question, phase }),
    findBeneath<Closure>(db, question, 'closure/'),
  ])
  const keys: ContributionKey[] = [
    ...beside.holders.filter(({ holder }) => holder === '').map(({ claim, issue }) => ({ claimId: claim, issue })),
    // One undated claim shows that the issue is alive; the others are counted.
    ...Array.from(undated, ([issue, { claimIds }]) => ({ claimId: claimIds[0] ?? '', issue })),
  ]
  const [besideClaims, keyed] = await Promise.all([
    findClaimsBeside(db, { ...question, beside: beside.holders }),
    findContributions(db, question, keys),
  ])
  const here = await withRestated(db, question, {
    claims: [standing, refusals, accepted.claims, reviewed.claims, named, besideClaims, keyed].flat(),
    links: accepted.links,
  })
  const spokenOn = new Set(here.claims.map(({ issue }) => issue))
  const silent = question.issues.filter((issue) => !spokenOn.has(issue))
  const elsewhere = await findLastElsewhere(db, { ...question, issues: silent })
  const facts: IssueFacts = {
    configuration,
    claims: [...here.claims, ...elsewhere],
    links: here.links,
    answers: reviewed.answers,
    isClosed: closedBy(closures),
    counts: (issue) => ({
      hidden: hidden.byIssue.get(issue) ?? 0,
      within: beside.totals.get(issue)?.within ?? 0,
      voices: beside.totals.get(issue)?.voice ?? 0,
      undated: undated.get(issue)?.total ?? 0,
      undatedFirst: undated.get(issue)?.claimIds ?? [],
    }),
  }
  return { facts: await withRejections(db, question, facts), hidden: hidden.all }
}

/** Rejections decide only where nothing before them has; they are many and read last. */
async function withRejections(db: Kysely<DB>, question: IssueQuestion, facts: IssueFacts): Promise<IssueFacts> {
  const undecided = stickingPoints(facts, question)
    .filter(({ standing }) => standing === 'aligned' || standing === 'one-sided')
    .map(({ issue }) => issue)
  if (undecided.length === 0) return facts
  const rejected = await findAnswers(db, { ...question, issues: undecided, relations: ['rejects'] })
  if (rejected.links.length === 0) return facts
  const more = await withRestated(db, question, rejected)
  return {
    ...facts,
    claims: onceEach([...facts.claims, ...more.claims]),
    links: [...facts.links, ...more.links],
  }
}

async function withRestated(
  db: Kysely<DB>,
  question: IssueQuestion,
  found: { claims: readonly Contribution[]; links: readonly Link[] },
): Promise<{ claims: Contribution[]; links: Link[] }> {
  const claims = onceEach(found.claims)
  const restated = await findRestated(db, question, claims)
  return { claims: onceEach([...claims, ...restated.claims]), links: [...found.links, ...restated.links] }
}

function onceEach(claims: readonly Contribution[]): Contribution[] {
  return [...new Map(claims.map((claim) => [`${claim.claimId} ${claim.issue}`, claim])).values()]
}
