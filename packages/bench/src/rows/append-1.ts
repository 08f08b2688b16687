import { openAppendPair } from '../append/append-pair.ts'
import type { Row } from '../row.ts'

/** One event a transaction, each of 16 connections on a dossier of its own. */
export const append1: Row = {
  name: 'append-1',
  unit: 'events/s',
  baseline: 'single-row insert into a bare table',
  bar: { of: 'ratio', atLeast: 0.5 },
  open: (scene) => openAppendPair(scene, { events: 1, connections: 16, dossiers: 16 }),
}
