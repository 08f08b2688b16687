import { answersPerSecond } from '../http/load.ts'
import { DOSSIERS, LIST, openHttpScene } from '../http/scene.ts'
import type { Row } from '../row.ts'

type Read = {
  name: string
  baseline: string
  atLeast: number
  path: string
  barePath: string
  /** Whether the caller names what it has already. */
  isNamed?: boolean
}

/** What reading costs over HTTP, 64 connections at a time: a list that is known, one that is not, and one that the caller has. */
const READS: readonly Read[] = [
  {
    name: 'view-read',
    baseline: 'a bare Fastify route that sends the same bytes, head included',
    atLeast: 0.7,
    path: LIST,
    barePath: '/bytes',
  },
  {
    name: 'view-read-uncached',
    baseline: 'a bare Fastify route that runs the same statement',
    atLeast: 0.6,
    path: DOSSIERS,
    barePath: '/rows',
  },
  {
    name: 'view-304',
    baseline: 'a bare Fastify route that answers 304 with the same head',
    atLeast: 0.85,
    path: LIST,
    barePath: '/unchanged',
    isNamed: true,
  },
]

export const viewReads: readonly Row[] = READS.map(({ name, baseline, atLeast, path, barePath, isNamed = false }) => ({
  name,
  unit: 'answers/s',
  baseline,
  bar: { of: 'ratio', atLeast },
  async open(scene) {
    const { api, bare, close } = await openHttpScene(scene)
    const { headers: answered } = await fetch(`${api.url}${path}`, { headers: api.headers })
    const asked = {
      headers: isNamed ? { ...api.headers, 'if-none-match': answered.get('etag') ?? '' } : api.headers,
      expected: isNamed ? 304 : 200,
    }
    return {
      candidate: () => answersPerSecond(`${api.url}${path}`, asked),
      baseline: () => answersPerSecond(`${bare}${barePath}`, asked),
      close,
    }
  },
}))
