import type { DB } from '@onrecord/database'
import {
  asksForAnswer,
  type Contribution,
  type IssueFacts,
  type Link,
  type StickingPoint,
  type StickingPointQuestion,
  stickingPoints,
} from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findAnswers, findBeneath, findReviewersAnswers } from './answer-claims.ts'
import { readBeside } from './beside-claims.ts'
import { findContributions, findLastElsewhere, findPhaseNamed } from './claims-by-key.ts'
import { closedBy } from './closures.ts'
import { countHidden, findUndated } from './counts.ts'
import { inParts } from './in-parts.ts'
import type { LeftOut } from './point-query.ts'
import { findRejections, findRejectionsOf } from './rejections.ts'
import { findRestated } from './restated.ts'
import type { Closure } from './rows.ts'
import type { Selection } from './selection.ts'
import { findLastRefusals, findStandingClaims } from './standing-claims.ts'

/** What of the configuration is known, and what is asked. */
export type IssueQuestion = Selection &
  StickingPointQuestion &
  Pick<IssueFacts, 'configuration'> & { holders: number; voices: number; leaveOut: readonly LeftOut[] }

/**
 * Those facts by which the rules answer the question as they would by all: what may still stand of each side, its last
 * refusals, answers, and whatever tells one of these again; with the sticking points that they make.
 */
export async function findIssueFacts(
  db: Kysely<DB>,
  question: IssueQuestion & { issue?: string | undefined },
): Promise<JudgedFacts> {
  const { configuration, phase } = question
  const isRead = (what: LeftOut) => !question.leaveOut.includes(what)
  const isJudged = isRead('judgement')
  const [hidden, standing, refusals, accepted, reviewed, beside, undated, named, closures] = await Promise.all([
    isJudged && isRead('hidden') ? countHidden(db, question, question.issue) : NONE_HIDDEN,
    findStandingClaims(db, question),
    isJudged ? findLastRefusals(db, question) : [],
    isJudged
      ? findAnswers(db, { ...question, relations: ['accepts', 'meets', 'withdraws'] })
      : { links: [], claims: [] },
    isJudged ? findReviewersAnswers(db, question) : { answers: [], claims: [] },
    Promise.all(inParts(question.issues).map((issues) => readBeside(db, { ...question, issues }))),
    isJudged ? findUndated(db, question) : NONE_UNDATED,
    phase === undefined ? [] : findPhaseNamed(db, { ...question, phase }),
    isJudged ? findBeneath<Closure>(db, question, 'closure/') : [],
  ])
  // One undated claim shows that the issue is alive; the others are counted.
  const firstUndated = Array.from(undated, ([issue, { claimIds }]) => ({ claimId: claimIds[0] ?? '', issue }))
  const alive = await findContributions(db, question, firstUndated)
  const told = await withRestated(db, question, {
    claims: [
      [standing, refusals, accepted.claims, reviewed.claims, named, alive],
      beside.map(({ claims }) => claims),
    ].flat(2),
    links: accepted.links,
  })
  const here = await withLaterRefusals(db, question, told)
  const spokenOn = new Set(here.claims.map(({ issue }) => issue))
  const silent = isJudged && isRead('dormant') ? question.issues.filter((issue) => !spokenOn.has(issue)) : []
  const elsewhere = await findLastElsewhere(db, { ...question, issues: silent })
  const totals = new Map(beside.flatMap(({ totals }) => [...totals]))
  const facts: IssueFacts = {
    configuration,
    claims: [...here.claims, ...elsewhere],
    links: here.links,
    answers: reviewed.answers,
    isClosed: closedBy(closures),
    counts: (issue) => ({
      hidden: hidden.get(issue) ?? 0,
      within: totals.get(issue)?.within ?? 0,
      voices: totals.get(issue)?.voice ?? 0,
      undated: undated.get(issue)?.total ?? 0,
      undatedFirst: undated.get(issue)?.claimIds ?? [],
    }),
  }
  const points = stickingPoints(facts, question)
  return isJudged ? withRejections(db, question, { facts, points }) : { facts, points }
}

const NONE_HIDDEN: Awaited<ReturnType<typeof countHidden>> = new Map()
const NONE_UNDATED: Awaited<ReturnType<typeof findUndated>> = new Map()

type JudgedFacts = { facts: IssueFacts; points: StickingPoint[] }

/** A party that accepted may have refused later: what it answered is its latest word, so that of what was accepted all is read. */
async function withLaterRefusals(
  db: Kysely<DB>,
  question: IssueQuestion,
  told: { claims: Contribution[]; links: Link[] },
): Promise<{ claims: Contribution[]; links: Link[] }> {
  const answered = new Set(told.links.filter(({ relation }) => relation !== 'restates').flatMap(({ a, b }) => [a, b]))
  const issues = new Set(told.claims.filter(({ claimId }) => answered.has(claimId)).map(({ issue }) => issue))
  const asked = told.claims.filter((claim) => issues.has(claim.issue) && asksForAnswer(claim))
  const refused = await findRejectionsOf(db, question, asked)
  if (refused.links.length === 0) return told
  const more = await withRestated(db, question, refused)
  return { claims: onceEach([...told.claims, ...more.claims]), links: [...told.links, ...more.links] }
}

/** Rejections decide only where nothing before them has; they are many and read last. */
async function withRejections(db: Kysely<DB>, question: IssueQuestion, judged: JudgedFacts): Promise<JudgedFacts> {
  const { facts, points } = judged
  const undecided = points
    .filter(({ standing }) => standing === 'aligned' || standing === 'one-sided')
    .map(({ issue }) => issue)
  if (undecided.length === 0) return judged
  const rejected = await findRejections(db, { ...question, issues: undecided })
  if (rejected.links.length === 0) return judged
  const more = await withRestated(db, question, rejected)
  const all = {
    ...facts,
    claims: onceEach([...facts.claims, ...more.claims]),
    links: [...facts.links, ...more.links],
  }
  // Every link of the other issues' claims was known before: they stay as they were judged.
  const again = { ...all, claims: all.claims.filter(({ issue }) => undecided.includes(issue)) }
  const decided = new Map(stickingPoints(again, question).map((point) => [point.issue, point]))
  return { facts: all, points: points.map((point) => decided.get(point.issue) ?? point) }
}

async function withRestated(
  db: Kysely<DB>,
  question: IssueQuestion,
  found: { claims: readonly Contribution[]; links: readonly Link[] },
): Promise<{ claims: Contribution[]; links: Link[] }> {
  const claims = onceEach(found.claims)
  const issues = [...new Set(claims.map(({ issue }) => issue))]
  // A claim is told again on its own issue.
  const restated = await Promise.all(
    inParts(issues).map((part) =>
      findRestated(
        db,
        question,
        claims.filter(({ issue }) => part.includes(issue)),
      ),
    ),
  )
  return {
    claims: onceEach([...claims, ...restated.flatMap(({ claims }) => claims)]),
    links: [...found.links, ...restated.flatMap(({ links }) => links)],
  }
}

function onceEach(claims: readonly Contribution[]): Contribution[] {
  return [...new Map(claims.map((claim) => [`${claim.claimId} ${claim.issue}`, claim])).values()]
}
