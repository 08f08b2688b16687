import { setTimeout as delay } from 'node:timers/promises'
import { deleteOldBuilds, listBuilds, rebuildView, views } from '@onrecord/projections'
import type { CliConfig } from './config.ts'
import { withLog } from './database.ts'
import { EXIT, Failure } from './failure.ts'
import { print, printNotice, terminalWidth } from './output/print.ts'
import { tableLines } from './output/table.ts'

/** Which views: of one dossier, or of all. */
export type ProjectionOptions = { dossier?: string; json?: true }

/** A batch of the live projection, or another rebuild, may be at a build: how often it is tried again, and after what, ms. */
const TRIES = 50
const WAIT_MS = 100

/** Prints how each view of each dossier stands. Throws Failure where there is none. */
export async function printProjections(config: CliConfig, { dossier, json }: ProjectionOptions): Promise<void> {
  const builds = await withLog(config, (log) => listBuilds(log.db, { dossier }))
  if (builds.length === 0 && dossier !== undefined) throw new Failure(`no views of ${dossier}`)
  if (builds.length === 0) printNotice('nothing has been projected yet')
  const newest = new Map(views.map(({ name, version }) => [name, version]))
  const standing = builds.map((build) => ({ ...build, lag: build.lastSeq - build.seq }))
  if (json === true) return standing.forEach((build) => print(JSON.stringify(build)))
  const rows = standing.map(({ dossier, view, version, build, seq, lag, nextBuild, nextSeq }) => {
    const code = newest.get(view) ?? version
    return [
      dossier,
      view,
      code === version ? String(version) : `${version} (this code: ${code})`,
      String(build),
      String(seq),
      String(lag),
      nextBuild === null ? '-' : `build ${nextBuild}, at ${nextSeq ?? 0}`,
    ]
  })
  const head = ['dossier', 'view', 'version', 'build', 'seq', 'lag', 'being rebuilt']
  for (const line of tableLines(head, rows, terminalWidth())) print(line)
}

/** Folds a view, or `all`, anew beside the live one and puts it in its place; readers see the old one until then. */
export async function rebuildProjections(
  config: CliConfig,
  { name, dossier, json }: ProjectionOptions & { name: string },
): Promise<void> {
  const chosen = views.filter((view) => name === 'all' || view.name === name)
  if (chosen.length === 0) {
    const names = views.map(({ name }) => name).join(', ')
    throw new Failure(`no view ${name}: all or one of ${names}`, { exitCode: EXIT.usage })
  }
  await withLog(config, async (log) => {
    const dossiers = new Set((await listBuilds(log.db, { dossier })).map(({ dossier }) => dossier))
    if (dossiers.size === 0) throw new Failure(dossier === undefined ? 'there are no views' : `no views of ${dossier}`)
    for (const dossier of dossiers) {
      for (const view of chosen) {
        let tries = 0
        while (!(await rebuildView(log, { dossier, view }))) {
          if (++tries > TRIES) throw new Failure(`${dossier}: ${view.name} is being rebuilt by another process`)
          await delay(WAIT_MS)
        }
        print(json === true ? JSON.stringify({ dossier, view: view.name }) : `${dossier}: ${view.name} is rebuilt`)
      }
      await deleteOldBuilds(log.db, { dossier })
    }
  })
}
