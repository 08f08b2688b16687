import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import * as z from 'zod'
import { listStickingPoints } from '../src/sticking-points.ts'
import {
  type Articles,
  asClaim,
  GOLD,
  hasArticles,
  load,
  readAnnotations,
  readArticles,
  SHARED,
} from './fixture/annotations.ts'
import { allClaims, ask, outcome } from './fixture/api.ts'
import { type FreshSystem, freshSystem } from './fixture/system.ts'

const skip = hasArticles ? false : `no real articles in ${SHARED}`

/** What an annotator's view of a day says of a sticking point, as far as it is compared. */
const GoldPoint = z.object({
  issue: z.string(),
  status: z.string(),
  standing: z.string().nullable(),
  positions: z.array(z.object({ party: z.string(), stance: z.string() })),
  noPosition: z.array(z.string()),
})
const GoldView = z.object({ stickingPoints: z.array(GoldPoint) })

/** The deal was superseded in autumn, and is closed since; so it is asked for as of the day of the annotations. */
const IN_FEBRUARY = { framework: 'gaza-2025-01-deal', phase: '2', status: 'open', on: '2025-02-20' }

t.test('five real articles', { skip }, async (t) => {
  const system = await freshSystem(t)
  const { client } = system
  const articles = await readArticles()
  const dossier = articles.configuration.id
  const ids = await load(system, articles)

  await t.test('go through the same door as any text, and all are read', async (t) => {
    for (const [file, id] of ids) {
      const { text } = articles.documents.find((document) => document.file === file) ?? {}
      t.match(await outcome(client, dossier, id), { state: 'processed', language: 'en', text }, file)
    }
    await system.settled(dossier)
  })

  await t.test('give claims that rest on their words', async (t) => {
    const texts = new Map(articles.documents.map(({ file, text }) => [ids.get(file), text]))
    const claims = await allClaims(client, dossier)
    t.equal(new Set(claims.map(({ document }) => document.id)).size, 5, 'each article has some')
    for (const { claim, document } of claims) {
      const text = texts.get(document.id) ?? ''
      for (const { exact, start, end } of claim.segments) t.equal(exact, text.slice(start, end), claim.id)
    }
  })

  await t.test('name people and bodies that the dossier knows', async (t) => {
    const claims = await allClaims(client, dossier)
    const actors = new Set(
      claims.flatMap(({ classification }) => classification?.claimants.map((c) => c.actorId) ?? []),
    )
    const wanted = ['benjamin-netanyahu', 'donald-trump', 'hamas', 'isaac-herzog', 'jd-vance', 'steve-witkoff']
    for (const actor of wanted) t.ok(actors.has(actor), actor)
  })

  await t.test('leave phase 2 of the deal of January 2025 open, as said by the following month', async (t) => {
    const points = await listStickingPoints(client, dossier, IN_FEBRUARY)
    t.ok(points.length >= 3, points.map(({ issue }) => issue.id).join(', '))
    const parties = new Set(points.flatMap(({ positions }) => positions.map(({ party }) => party?.id)))
    t.ok(parties.size >= 2, [...parties].join(', '))
  })

  await t.test(
    'take an analyst’s ready-made claims through the same api, which give the analyst’s own view of the day',
    (t) => takeAnnotations(t, system, articles),
  )
})

/** Into a dossier of its own that extracts nothing, so that every annotation is new. */
async function takeAnnotations(t: Test, system: FreshSystem, articles: Articles): Promise<void> {
  const { client } = system
  const configuration = { ...articles.configuration, id: 'annotated', extractor: 'none' as const }
  const ids = await load(system, { ...articles, configuration })
  const annotations = await readAnnotations()
  const path = `/v1/dossiers/${configuration.id}/claims`
  for (const { file } of articles.documents) {
    const claims = annotations.filter(({ docId }) => docId === file).map(asClaim)
    if (claims.length === 0) continue
    const body = { documentId: ids.get(file), claims }
    const answer = await ask<{ items?: { status: string }[]; detail?: string }>(client, path, { body })
    t.equal(answer.status, 201, answer.body.detail ?? file)
    t.ok(answer.body.items?.every(({ status }) => status === 'recorded'))
  }
  await system.settled(configuration.id)
  const claims = await allClaims(client, configuration.id)
  t.same(
    claims.map(({ claim }) => claim.segments[0]?.exact ?? '').toSorted(),
    annotations.map(({ quote }) => quote).toSorted(),
  )
  const [gold] = z.array(GoldView).parse(JSON.parse(await readFile(join(GOLD, 'views.json'), 'utf8')))
  const points = await listStickingPoints(client, configuration.id, IN_FEBRUARY)
  t.same(points.map(outline), gold?.stickingPoints.filter(({ status }) => status === 'open').map(outlineOfGold))
}

type Point = Awaited<ReturnType<typeof listStickingPoints>>[number]

function outline({ issue, standing, positions, noPosition }: Point): object {
  const sides = positions.map(({ party, stance }) => `${party?.id} ${stance}`).toSorted()
  return { issue: issue.id, standing, sides, silent: noPosition.map(({ id }) => id).toSorted() }
}

function outlineOfGold({ issue, standing, positions, noPosition }: z.infer<typeof GoldPoint>): object {
  const sides = positions.map(({ party, stance }) => `${party} ${stance}`).toSorted()
  return { issue, standing, sides, silent: noPosition.toSorted() }
}
