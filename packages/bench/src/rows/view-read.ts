import { answersPerSecond } from '../http/load.ts'
import { DOSSIERS, LIST, openHttpScene } from '../http/scene.ts'
import type { Row } from '../row.ts'

const unit = 'answers/s'

/** A list that is known, over HTTP. */
const viewRead: Row = {
  name: 'view-read',
  unit,
  baseline: 'a bare Fastify route that sends the same bytes, head included',
  bar: { of: 'ratio', atLeast: 0.7 },
  async open(scene) {
    const { api, bare, close } = await openHttpScene(scene)
    return {
      candidate: () => answersPerSecond(`${api.url}${LIST}`, { headers: api.headers, expected: 200 }),
      baseline: () => answersPerSecond(`${bare}/bytes`, { headers: api.headers, expected: 200 }),
      close,
    }
  },
}

/** A list that is not known: each answer is read from PostgreSQL, in one statement. */
const viewReadUncached: Row = {
  name: 'view-read-uncached',
  unit,
  baseline: 'a bare Fastify route that runs the same statement',
  bar: { of: 'ratio', atLeast: 0.6 },
  async open(scene) {
    const { api, bare, close } = await openHttpScene(scene)
    return {
      candidate: () => answersPerSecond(`${api.url}${DOSSIERS}`, { headers: api.headers, expected: 200 }),
      baseline: () => answersPerSecond(`${bare}/rows`, { headers: api.headers, expected: 200 }),
      close,
    }
  },
}

/** The question whether a list is still the one that the caller has. */
const view304: Row = {
  name: 'view-304',
  unit,
  baseline: 'a bare Fastify route that answers 304 with the same head',
  bar: { of: 'ratio', atLeast: 0.85 },
  async open(scene) {
    const { api, bare, close } = await openHttpScene(scene)
    const { headers: answered } = await fetch(`${api.url}${LIST}`, { headers: api.headers })
    const headers = { ...api.headers, 'if-none-match': answered.get('etag') ?? '' }
    return {
      candidate: () => answersPerSecond(`${api.url}${LIST}`, { headers, expected: 304 }),
      baseline: () => answersPerSecond(`${bare}/unchanged`, { headers, expected: 304 }),
      close,
    }
  },
}

/** What reading costs over HTTP, 64 connections at a time. */
export const viewReads: readonly Row[] = [viewRead, viewReadUncached, view304]
