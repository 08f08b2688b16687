import type { Row } from '../row.ts'
import { append1 } from './append-1.ts'
import { append32, append32OneDossier } from './append-32.ts'
import { extract } from './extract.ts'
import { lag } from './lag.ts'
import { projectDocument } from './project-document.ts'
import { rebuilds } from './rebuild.ts'
import { relate } from './relate.ts'
import { sse } from './sse.ts'
import { start } from './start.ts'
import { viewReads } from './view-read.ts'
import { views } from './views.ts'
import { webhook, webhookBesideHanging, webhookLatency } from './webhook.ts'

/** Every row, in the order of the table. */
export const rows: readonly Row[] = [
  append1,
  append32,
  append32OneDossier,
  extract,
  start,
  lag,
  ...sse,
  ...rebuilds,
  ...viewReads,
  ...views,
  projectDocument,
  relate,
  webhook,
  webhookLatency,
  webhookBesideHanging,
]
