import { relative } from 'node:path'
import type { StickingPoint } from '@onrecord/service-api'
import { adminKeyFile } from '../api-client.ts'
import { getDossier, listDossiers } from '../dossiers.ts'
import type { Running } from '../start.ts'
import { listStickingPoints } from '../sticking-points.ts'
import { terminalWidth } from './print.ts'
import { stickingPointLines } from './sticking-points.ts'

/** The whole greeting has at most so many lines: it should fit on one screen. */
const MAX_LINES = 25

/** What a newcomer wants to see: versions and places, the open Phase 2 sticking points, what to try next. */
export async function welcome(running: Running, command: 'up' | 'demo', home: string): Promise<string[]> {
  const { client } = running
  const [dossier] = await listDossiers(client)
  const head = [
    `Onrecord on Node ${process.versions.node} and PostgreSQL ${running.postgres}; data under ${shown(running.dataFolder)}`,
    ...(running.loaded === undefined ? [] : [loadedLine(running.loaded)]),
  ]
  const foot = command === 'up' ? serving(client.url, home, running.logFile) : ['', 'Keep it running: npx pnpm start']
  if (dossier === undefined) return [...head, 'There is no dossier yet.', ...foot]
  const { seq } = await getDossier(client, dossier.id)
  const points = await listStickingPoints(client, dossier.id, { phase: '2', status: 'open', minSeq: seq })
  const title = `Open Phase 2 sticking points of “${dossier.title}” (? provisional, on unsure claims):`
  return [...head, title, ...fitting(points, MAX_LINES - head.length - foot.length - 2, dossier.id), ...foot]
}

/** As many whole sticking points as fit, and how to see the others. */
function fitting(points: readonly StickingPoint[], room: number, dossier: string): string[] {
  const lines: string[] = []
  for (const [index, point] of points.entries()) {
    const next = stickingPointLines(point, terminalWidth())
    if (lines.length + next.length > room) {
      const left = points.length - index
      return [...lines, `  … and ${left} more: npx pnpm onrecord open --dossier ${dossier} --phase 2`]
    }
    lines.push(...next)
  }
  return lines.length === 0 ? ['  none'] : lines
}

function loadedLine({ dossiers, documents }: { dossiers: number; documents: number }): string {
  return `Loaded the sample: ${dossiers} dossiers, ${documents} dispatches, composed for this demo, not news`
}

function serving(url: string, home: string, logFile: string): string[] {
  return [
    '',
    `Serving ${url}, API docs at ${url}/docs; the key lies in ${shown(adminKeyFile(home))}, the log in ${shown(logFile)}`,
    '  npx pnpm onrecord why ISSUE        why its status is what it is, with the evidence',
    '  npx pnpm onrecord ingest FILE      read a text of your own',
    '  npx pnpm onrecord replay           fold the log again and compare with the live views',
    '  POST /v1/webhooks                  be told of new claims by signed webhooks (README: A worked request)',
    'Ctrl-C stops it.',
  ]
}

function shown(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}
