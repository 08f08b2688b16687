import { DomainError } from '../errors.ts'
import type { DomainEvent } from '../events/index.ts'
import { issueStream } from '../events/streams.ts'

/** The word of a closure that holds in every framework. */
const EVERYWHERE = '*'

/** What has been decided about one issue: closed or not, by framework; `*` holds where a framework has no word of its own. */
export type DecidedIssue = { issue: string; facets: { closed: Record<string, boolean> } }

/** An issue that nobody has decided about. */
function undecidedIssue(issue: string): DecidedIssue {
  return { issue, facets: { closed: {} } }
}

/** The issue after one more event of its stream. The latest word wins, be it about one framework or all. */
function evolveIssue(state: DecidedIssue, event: DomainEvent): DecidedIssue {
  if (event.type !== 'IssueClosed' && event.type !== 'IssueReopened') return state
  const { framework } = event.data
  const closes = event.type === 'IssueClosed'
  if (framework === null) return { ...state, facets: { closed: closes ? { [EVERYWHERE]: true } : {} } }
  const { [framework]: _, ...others } = state.facets.closed
  // A word that says what holds anyway is none, so that states which count the same are the same.
  const isOwn = closes !== isClosedIn({ closed: others }, null)
  return { ...state, facets: { closed: isOwn ? { ...others, [framework]: closes } : others } }
}

/** The issue as the events of its stream leave it. */
export function decidedIssue(issue: string, events: readonly DomainEvent[]): DecidedIssue {
  return events.reduce(evolveIssue, undecidedIssue(issue))
}

/** Whether reviewers have closed the issue in a framework; null: wherever no framework has a word of its own. */
function isClosedIn({ closed }: DecidedIssue['facets'], framework: string | null): boolean {
  return closed[framework ?? EVERYWHERE] ?? closed[EVERYWHERE] ?? false
}

/** What a reviewer may decide about an issue; `framework` null: in all of them. */
export type IssueCommand = { decision: 'close' | 'reopen'; framework: string | null; reason: string | null }

/** The events of a decision about an issue. Throws DomainError `nothing-to-change` where it stands so already. */
export function decideIssue(
  { issue, facets }: DecidedIssue,
  { decision, framework, reason }: IssueCommand,
): DomainEvent[] {
  const close = decision === 'close'
  const asked = framework === null ? [EVERYWHERE, ...Object.keys(facets.closed)] : [framework]
  if (asked.every((word) => isClosedIn(facets, word) === close)) {
    const message = close ? 'It is closed there already.' : 'No reviewer has closed it there.'
    throw new DomainError('nothing-to-change', message, { streamId: issueStream({ issue }) })
  }
  return [word(issue, close, framework, reason)]
}

/** The events after which the issue is closed exactly where it was; a word about all comes first, since it overrules. */
export function restoreIssue(now: DecidedIssue, target: DecidedIssue['facets'], reason: string | null): DomainEvent[] {
  const { issue } = now
  const closes = isClosedIn(target, null)
  const first = isClosedIn(now.facets, null) === closes ? [] : [word(issue, closes, null, reason)]
  const then = decidedIssue(issue, first).facets
  const after = first.length === 0 ? now.facets : then
  const frameworks = new Set([...Object.keys(after.closed), ...Object.keys(target.closed)])
  return [
    ...first,
    ...[...frameworks]
      .filter((framework) => isClosedIn(after, framework) !== isClosedIn(target, framework))
      .map((framework) => word(issue, isClosedIn(target, framework), framework, reason)),
  ]
}

function word(issue: string, close: boolean, framework: string | null, reason: string | null): DomainEvent {
  return { type: close ? 'IssueClosed' : 'IssueReopened', data: { issue, framework, reason } }
}
