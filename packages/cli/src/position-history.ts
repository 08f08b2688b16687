import type { PositionHistory } from '@onrecord/service-api'
import { connect } from './api-client.ts'
import { readConfig } from './config.ts'
import { onlyDossier } from './dossiers.ts'
import { EXIT, Failure } from './failure.ts'
import { getListing } from './listing.ts'
import { print, terminalWidth } from './output/print.ts'
import { printable, shorten } from './output/printable.ts'
import { quoteOrigin } from './output/sticking-points.ts'

/** Whose history, and which; members are named as the api names them. */
export type HistoryOptions = { dossier?: string | undefined; json?: true | undefined } & Readonly<
  Partial<
    Record<'issue' | 'party' | 'actor' | 'framework' | 'on' | 'asOfSeq' | 'asOfTime' | 'limit', string | undefined>
  >
>

/** What a step was, in words. */
const CHANGES: Readonly<Record<PositionHistory['items'][number]['change'], string>> = {
  first: 'first word',
  moved: 'moved',
  reversal: 'REVERSAL',
  concurrent: 'beside the other, neither known to be later',
}

/** Prints how one party’s position on an issue, or one actor’s, changed. Throws Failure where it is not said whose, or on what. */
export async function printHistory({ dossier: asked, json, ...options }: HistoryOptions): Promise<void> {
  const { issue, party, actor, framework, on, asOfSeq, asOfTime, limit } = options
  if (issue === undefined || (party === undefined) === (actor === undefined)) {
    throw new Failure('--history needs --issue, and --party or --actor', { exitCode: EXIT.usage })
  }
  const client = await connect(readConfig())
  const dossier = asked ?? (await onlyDossier(client))
  const query = { issue, party, actor, framework, on, asOfSeq, asOfTime, limit }
  const history = await getListing<PositionHistory>(client, { dossier, view: 'positions/history', query })
  if (json === true) print(JSON.stringify({ dossier, ...history }))
  else for (const line of historyLines(history, terminalWidth())) print(line)
}

function historyLines(history: PositionHistory, width: number): string[] {
  const { issue, framework, party, actor, items, next, older, undatedTotal, hidden } = history
  const side = printable(party?.label ?? actor?.name ?? 'unknown')
  const deal = framework === null ? 'no framework' : printable(framework.title)
  return [
    `${side} on ${printable(issue.label)} (${issue.id}), ${deal}`,
    ...(older === 0 ? [] : [`  … ${older} older claims: --on an earlier day`]),
    ...items.flatMap((step) => stepLines(step, width)),
    ...(items.length === 0 ? ['  nothing dated is on record'] : []),
    ...(next === null ? [] : ['  … more: raise --limit']),
    ...(undatedTotal === 0 ? [] : [`  undated: ${undatedTotal}`]),
    ...(hidden === 0 ? [] : [`  ${hidden} unsure claims are not counted`]),
  ]
}

function stepLines(step: PositionHistory['items'][number], width: number): string[] {
  const { stance, change, since, until, relayed, provisional, claims, total } = step
  const marks = [
    CHANGES[change],
    ...(total > 1 ? [`said ${total} times`] : []),
    ...(relayed ? ['told by others alone'] : []),
    ...(provisional ? ['provisional'] : []),
  ]
  const [first] = claims
  const words = first === undefined ? [] : [shorten(`      “${printable(first.words)}” (${quoteOrigin(first)})`, width)]
  return [`  ${since} – ${until ?? 'now'}  ${stance}: ${marks.join(', ')}`, ...words]
}
