import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import { listStickingPoints, type StickingPointQuery } from '../../src/index.ts'
import { crowdedEvents } from '../crowded-events.ts'
import { appendAll, projectAll } from '../logs.ts'
import { configuration } from '../samples.ts'

const today = '2025-02-20'

t.test('pages of sticking points are the whole list, whatever they are narrowed to', async (t) => {
  const { log } = await freshLog(t)
  const longest: number[] = []
  for (const [run, events] of fc.sample(crowdedEvents, { seed: 20261124, numRuns: 6 }).entries()) {
    const dossier = `port-${run}`
    await appendAll(log, dossier, events)
    await projectAll(log, { dossier })
    const list = async (query: Partial<StickingPointQuery>) =>
      (await listStickingPoints(log.db, { dossier, today, framework: 'first', ...query }))?.points ?? []
    for (const narrowed of [{}, { status: 'open' as const }, { standing: 'contested' as const }, { phase: 1 }]) {
      const whole = await list(narrowed)
      longest.push(whole.length)
      for (const limit of [1, 2]) {
        const paged: typeof whole = []
        for (let after: string | undefined, page = whole; page.length > 0 || after === undefined; ) {
          page = await list({ ...narrowed, after, limit })
          t.ok(page.length <= limit)
          paged.push(...page)
          after = page.at(-1)?.issue ?? ''
        }
        t.same(paged, whole)
      }
    }
    t.same(await list({ after: configuration.issues.at(-1)?.id }), [])
    t.same(await list({ after: 'moon' }), [], 'an issue that is not in the list ends it')
  }
  t.ok(Math.max(...longest) > 1, 'some lists have more than a page')
})
