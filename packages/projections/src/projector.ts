import { type Subscription, subscribe } from '@onrecord/event-log'
import { type Folds, outdatedBuilds } from './builds.ts'
import { project } from './project.ts'
import { type ProjectedLog, VIEWS_CONSUMER } from './projected-log.ts'
import { deleteOldBuilds, rebuildView } from './rebuild.ts'
import { views } from './views.ts'

/** Told of each failure; projection and rebuilding go on or are tried again. */
export type ProjectorOptions = {
  onError?: (failure: { error: unknown; dossier: string | undefined }) => void
  /** All of this code's unless told. */
  folds?: Folds
}

/** Keeps every dossier's views up to date until it is stopped, and rebuilds those that this code's folds have outgrown. */
export function startProjector(log: ProjectedLog, { onError, folds = views }: ProjectorOptions = {}): Subscription {
  const stopping = new AbortController()
  const subscription = subscribe(log, {
    consumer: VIEWS_CONSUMER,
    handle: ({ tx, dossier, events }) => project(tx, { dossier, events, folds }),
    ...(onError === undefined ? {} : { onError }),
  })
  const rebuilding = rebuildOutdated(log, { folds, signal: stopping.signal }).catch((error: unknown) => {
    if (!stopping.signal.aborted) onError?.({ error, dossier: undefined })
  })
  return {
    async stop() {
      stopping.abort()
      await Promise.all([subscription.stop(), rebuilding])
    },
  }
}

/** Rebuilds what is outdated, one view after another, and deletes what it has replaced. */
async function rebuildOutdated(
  log: ProjectedLog,
  { folds = views, signal }: { folds?: Folds; signal?: AbortSignal } = {},
): Promise<void> {
  for (const { dossier, view } of await outdatedBuilds(log.db, folds)) {
    if (signal?.aborted === true) return
    const isSwapped = await rebuildView(log, { dossier, view, ...(signal === undefined ? {} : { signal }) })
    if (isSwapped) await deleteOldBuilds(log.db, { dossier })
  }
}
