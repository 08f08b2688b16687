import type { Command } from 'commander'

/** Adds one command, with its own below it, to the program. */
export type Registration = (program: Command) => void

/** Every command by name, in the order in which the help lists them: loaded where asked for, since each brings modules of its own. */
export const commands: ReadonlyMap<string, () => Promise<Registration>> = new Map([
  ['up', async () => (await import('./up.ts')).registerUp],
  ['demo', async () => (await import('./demo.ts')).registerDemo],
  ['open', async () => (await import('./open.ts')).registerOpen],
  ['why', async () => (await import('./why.ts')).registerWhy],
  ['deadlines', async () => (await import('./deadlines.ts')).registerDeadlines],
  ['demands', async () => (await import('./demands.ts')).registerDemands],
  ['positions', async () => (await import('./positions.ts')).registerPositions],
  ['contradictions', async () => (await import('./contradictions.ts')).registerContradictions],
  ['timeline', async () => (await import('./timeline.ts')).registerTimeline],
  ['brief', async () => (await import('./brief.ts')).registerBrief],
  ['watch', async () => (await import('./watch.ts')).registerWatch],
  ['review', async () => (await import('./review.ts')).registerReview],
  ['decide', async () => (await import('./decide.ts')).registerDecide],
  ['history', async () => (await import('./history.ts')).registerHistory],
  ['dossier', async () => (await import('./dossier/index.ts')).registerDossier],
  ['claims', async () => (await import('./claims.ts')).registerClaims],
  ['actors', async () => (await import('./actors.ts')).registerActors],
  ['sources', async () => (await import('./sources.ts')).registerSources],
  ['documents', async () => (await import('./documents.ts')).registerDocuments],
  ['ingest', async () => (await import('./ingest.ts')).registerIngest],
  ['feeds', async () => (await import('./feeds.ts')).registerFeeds],
  ['extract', async () => (await import('./extract.ts')).registerExtract],
  ['eval', async () => (await import('./eval.ts')).registerEval],
  ['reextract', async () => (await import('./reextract.ts')).registerReextract],
  ['replay', async () => (await import('./replay.ts')).registerReplay],
  ['projections', async () => (await import('./projections.ts')).registerProjections],
  ['webhook', async () => (await import('./webhook/index.ts')).registerWebhook],
  ['log', async () => (await import('./log.ts')).registerLog],
  ['key', async () => (await import('./key/index.ts')).registerKey],
  ['migrate', async () => (await import('./migrate.ts')).registerMigrate],
  ['doctor', async () => (await import('./doctor.ts')).registerDoctor],
])
