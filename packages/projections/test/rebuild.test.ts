import { holdCheckpoint, inTransaction, readEvents, waitForCheckpoint } from '@onrecord/event-log'
import { freshLog, waitFor } from '@onrecord/testing'
import t from 'tap'
import {
  findViewState,
  liveDigests,
  project,
  rebuildView,
  replayDigests,
  startProjector,
  VIEWS_CONSUMER,
  type View,
  views,
} from '../src/index.ts'
import type { ViewRow } from '../src/views.ts'
import { appendAll, projectAll } from './logs.ts'
import { classified, opening, received, recorded } from './samples.ts'

const dossier = 'port'
const document = (name: string) => [received(name), recorded(name, 0), classified(name, 0), recorded(name, 1)]
const ofNextVersion = (view: View<ViewRow>): View<ViewRow> => ({ ...view, version: view.version + 1 })

t.test('a new version is built beside and swapped in while appends go on', async (t) => {
  const { log } = await freshLog(t)
  await appendAll(log, dossier, opening)
  for (let nth = 0; nth < 300; nth++) await appendAll(log, dossier, document(`before ${nth}`))
  await projectAll(log, { dossier })
  const before = await log.db.selectFrom('view_build').selectAll().where('dossier_id', '=', dossier).execute()
  t.ok(before.every(({ build }) => build === 1))

  const folds = views.map((view) => (view.name === 'deadlines' ? view : ofNextVersion(view)))
  const swapped = folds
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version }) => `${version}.${name === 'deadlines' ? 1 : 2}`)
    .join('-')
  const failures: unknown[] = []
  const projector = startProjector(log, { folds, onError: ({ error }) => failures.push(error) })
  let lastSeq = 0
  for (let nth = 0; nth < 60; nth++) lastSeq = await appendAll(log, dossier, document(`during ${nth}`))
  await waitFor(
    async () => {
      if (failures.length > 0) throw failures[0]
      const state = await findViewState(log.db, { dossier })
      const left = await log.db.selectFrom('view_build').select('view').where('next_build', 'is not', null).execute()
      return left.length === 0 && state?.versions === swapped ? state : undefined
    },
    { what: 'every view swapped in', timeoutMs: 60_000 },
  )
  lastSeq = await appendAll(log, dossier, document('after'))
  t.ok(await waitForCheckpoint(log, { consumer: 'views', dossier, seq: lastSeq, timeoutMs: 60_000 }))
  await projector.stop()

  t.same(failures, [])
  t.equal((await findViewState(log.db, { dossier }))?.seq, lastSeq)
  const events = await readEvents(log, { dossier, after: 0, limit: 10_000 })
  t.equal(events.length, lastSeq)
  t.same(await liveDigests(log.db, { dossier }), await replayDigests(events))
  const builds = await log.db.selectFrom('view_claims').select('build').distinct().execute()
  t.same(builds, [{ build: 2 }], 'rows of the old build are deleted')
})

t.test(
  'until it is whole, readers see the build before; an interrupted rebuild goes on where it stopped',
  async (t) => {
    const { log } = await freshLog(t)
    await appendAll(log, dossier, opening)
    for (let nth = 0; nth < 300; nth++) await appendAll(log, dossier, document(`before ${nth}`))
    await projectAll(log, { dossier })
    const live = await liveDigests(log.db, { dossier })
    const [first] = views
    if (first === undefined) throw new Error('there is a view')
    const view = ofNextVersion(first)

    // Asked for its state before each batch: true once the first batch is committed.
    let asked = 0
    const signal = {
      get aborted() {
        return ++asked > 1
      },
    } as AbortSignal
    t.equal(await rebuildView(log, { dossier, view, signal }), false)
    const half = await log.db
      .selectFrom('view_build')
      .select(['build', 'next_seq'])
      .where('view', '=', view.name)
      .executeTakeFirstOrThrow()
    t.match(half, { build: 1, next_seq: 1000 })
    t.same(await liveDigests(log.db, { dossier }), live)

    t.equal(await rebuildView(log, { dossier, view }), true)
    t.same(await liveDigests(log.db, { dossier }), live)
  },
)

t.test('a build that is swapped in has all that was projected until then', async (t) => {
  const { log, owner } = await freshLog(t)
  const firstSeq = await appendAll(log, dossier, [...opening, ...document('before')])
  await projectAll(log, { dossier })
  const folds = views.map((view) => (view.name === 'documents' ? ofNextVersion(view) : view))
  const view = folds.find(({ name }) => name === 'documents')
  if (view === undefined) throw new Error('there is a view of documents')
  const isWaiting = async () => {
    const { rows } = await owner.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0]
  }

  // In the place of the projector, in the middle of a batch when the rebuild has read all that it finds.
  let rebuilding: Promise<boolean> | undefined
  let lastSeq = 0
  await inTransaction(log, async (tx) => {
    await holdCheckpoint(tx, VIEWS_CONSUMER, dossier)
    rebuilding = rebuildView(log, { dossier, view })
    await waitFor(isWaiting, { what: 'the rebuild to wait with its swap' })
    lastSeq = await appendAll(log, dossier, document('meanwhile'))
    const events = await readEvents(log, { dossier, after: firstSeq, limit: 100 })
    await project(tx, { dossier, events, folds })
  })

  t.equal(await rebuilding, true)
  t.equal((await findViewState(log.db, { dossier }))?.seq, lastSeq)
  const events = await readEvents(log, { dossier, after: 0, limit: 100 })
  t.same(await liveDigests(log.db, { dossier }), await replayDigests(events))
})

t.test('a view that is met only now is built from the first event', async (t) => {
  const { log } = await freshLog(t)
  await appendAll(log, dossier, opening)
  await appendAll(log, dossier, document('a'))
  const known = views.slice(1)
  const seq = await projectAll(log, { dossier, folds: known })
  await appendAll(log, dossier, document('b'))
  await projectAll(log, { dossier, after: seq })
  const projector = startProjector(log)
  await waitFor(async () => ((await findViewState(log.db, { dossier }))?.seq === seq + 4 ? true : undefined), {
    what: 'all views at the head',
    timeoutMs: 60_000,
  })
  await projector.stop()
  const events = await readEvents(log, { dossier, after: 0, limit: 100 })
  t.same(await liveDigests(log.db, { dossier }), await replayDigests(events))
})
