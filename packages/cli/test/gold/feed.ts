import { asClaim, load, readAnnotations, readArticles } from '../fixture/annotations.ts'
import { ask } from '../fixture/api.ts'
import type { FreshSystem } from '../fixture/system.ts'
import type { AnnotatedLink } from './expected-view.ts'

/** The annotated dossier in the system: its name, and the annotators' names of claims beside the ids that they got. */
export type Fed = { dossier: string; nameOf: ReadonlyMap<string, string>; idOf: ReadonlyMap<string, string> }

/** Posts articles and ready-made claims as an analyst would, into a dossier that extracts nothing itself. */
export async function feedClaims(system: FreshSystem): Promise<Fed> {
  const articles = await readArticles()
  const configuration = { ...articles.configuration, id: 'annotated', extractor: 'none' as const }
  const dossier = configuration.id
  const documentIds = await load(system, { ...articles, configuration })
  const annotations = await readAnnotations()
  const idOf = new Map<string, string>()
  for (const { file } of articles.documents) {
    const own = annotations.filter(({ docId }) => docId === file)
    if (own.length === 0) continue
    const body = { documentId: documentIds.get(file), claims: own.map(asClaim) }
    const path = `/v1/dossiers/${dossier}/claims`
    const answer = await ask<{ items: { id: string }[]; detail?: string }>(system.client, path, { body })
    if (answer.status !== 201) throw new Error(`${file}: ${answer.status} ${answer.body.detail}`)
    for (const [nth, { id }] of answer.body.items.entries()) idOf.set(own[nth]?.id ?? id, id)
  }
  await system.settled(dossier)
  return { dossier, idOf, nameOf: new Map(Array.from(idOf, ([name, id]) => [id, name])) }
}

/** Links as a reviewer those of the annotators' that the linker has not made; optional ones are left out. */
export async function feedLinks(system: FreshSystem, fed: Fed, links: readonly AnnotatedLink[]): Promise<void> {
  for (const { earlier, later, relation, optional } of links) {
    if (optional) continue
    const path = `/v1/dossiers/${fed.dossier}/links/${fed.idOf.get(earlier)}/${fed.idOf.get(later)}/decisions`
    const answer = await ask<{ code?: string; detail?: string }>(system.client, path, {
      body: { decision: 'link', relation },
      headers: { 'if-match': '*' },
    })
    const isThere = answer.body.code === 'nothing-to-change'
    if (answer.status !== 201 && !isThere) {
      throw new Error(`${earlier} ${relation} ${later}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
  }
  await system.settled(fed.dossier)
}
