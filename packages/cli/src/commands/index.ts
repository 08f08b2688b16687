import type { Command } from 'commander'
import { registerActors } from './actors.ts'
import { registerBrief } from './brief.ts'
import { registerClaims } from './claims.ts'
import { registerContradictions } from './contradictions.ts'
import { registerDeadlines } from './deadlines.ts'
import { registerDecide } from './decide.ts'
import { registerDemands } from './demands.ts'
import { registerDemo } from './demo.ts'
import { registerDoctor } from './doctor.ts'
import { registerDocuments } from './documents.ts'
import { registerDossier } from './dossier/index.ts'
import { registerEval } from './eval.ts'
import { registerExtract } from './extract.ts'
import { registerFeeds } from './feeds.ts'
import { registerHistory } from './history.ts'
import { registerIngest } from './ingest.ts'
import { registerKey } from './key/index.ts'
import { registerLog } from './log.ts'
import { registerMigrate } from './migrate.ts'
import { registerOpen } from './open.ts'
import { registerPositions } from './positions.ts'
import { registerProjections } from './projections.ts'
import { registerReextract } from './reextract.ts'
import { registerReplay } from './replay.ts'
import { registerReview } from './review.ts'
import { registerSources } from './sources.ts'
import { registerTimeline } from './timeline.ts'
import { registerUp } from './up.ts'
import { registerWatch } from './watch.ts'
import { registerWebhook } from './webhook/index.ts'
import { registerWhy } from './why.ts'

/** Every command, in the order in which the help lists them. */
export const commands: readonly ((program: Command) => void)[] = [
  registerUp,
  registerDemo,
  registerOpen,
  registerWhy,
  registerDeadlines,
  registerDemands,
  registerPositions,
  registerContradictions,
  registerTimeline,
  registerBrief,
  registerWatch,
  registerReview,
  registerDecide,
  registerHistory,
  registerDossier,
  registerClaims,
  registerActors,
  registerSources,
  registerDocuments,
  registerIngest,
  registerFeeds,
  registerExtract,
  registerEval,
  registerReextract,
  registerReplay,
  registerProjections,
  registerWebhook,
  registerLog,
  registerKey,
  registerMigrate,
  registerDoctor,
]
