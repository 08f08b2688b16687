import { openAppendPair } from '../append/append-pair.ts'
import type { Row } from '../row.ts'

/** 32 events a transaction, each of 4 connections on a dossier of its own. */
export const append32: Row = {
  name: 'append-32',
  unit: 'events/s',
  baseline: 'multi-row insert into a bare table',
  bar: { of: 'ratio', atLeast: 0.6 },
  open: (scene) => openAppendPair(scene, { events: 32, connections: 4, dossiers: 4 }),
}

/** The same, all 4 connections on one dossier: appends to one log wait for one another, plain inserts don't. */
export const append32OneDossier: Row = {
  name: 'append-32-one-dossier',
  unit: 'events/s',
  baseline: 'multi-row insert into a bare table',
  bar: { of: 'ratio', atLeast: 0.3 },
  open: (scene) => openAppendPair(scene, { events: 32, connections: 4, dossiers: 1 }),
}
