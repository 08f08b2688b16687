import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DossierConfiguration, Relation } from '@onrecord/domain'
import * as z from 'zod'

/** A line of `claims.jsonl`, as far as a claim's JSON has a place for it. */
const Annotation = z.object({
  id: z.string(),
  docId: z.string(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  kind: z.string(),
  act: z.string(),
  speaker: z.string().nullable(),
  role: z.string().nullable(),
  party: z.string().nullable(),
  chain: z.array(z.string().nullable()),
  reported: z.string(),
  relayed: z.boolean(),
  saidOn: z.string().nullable(),
  positions: z.array(z.object({ issue: z.string(), stance: z.string() })),
  due: z.object({ edtf: z.string(), type: z.string(), modality: z.string() }).nullable(),
  framework: z.string(),
  phase: z.int().nullable(),
  addressee: z.string().nullable(),
})
export type Annotation = z.infer<typeof Annotation>

const AnnotatedLink = z.object({
  earlier: z.string(),
  later: z.string(),
  relation: Relation,
  optional: z.boolean().default(false),
})
/** How two annotated claims relate; an optional link may be made or not. */
export type AnnotatedLink = z.infer<typeof AnnotatedLink>

const Held = z.object({
  party: z.string().nullable(),
  stance: z.string(),
  claims: z.array(z.string()),
  relayed: z.boolean(),
  concurrent: z.boolean(),
})

const ExpectedView = z.object({
  on: z.string(),
  framework: z.string(),
  phase: z.int(),
  stickingPoints: z.array(
    z.object({
      issue: z.string(),
      status: z.string(),
      standing: z.string().nullable(),
      positions: z.array(Held),
      within: z.array(Held),
      voices: z.array(Held),
      noPosition: z.array(z.string()),
    }),
  ),
  deadlines: z.array(
    z.object({
      claim: z.string(),
      edtf: z.string(),
      type: z.string(),
      state: z.string(),
      by: z.array(z.string()),
      newDate: z.array(z.string()).default([]),
    }),
  ),
  contradictions: z.array(
    z.object({ a: z.array(z.string()), b: z.array(z.string()), within: z.string().nullable() }),
  ),
  answers: z.array(z.object({ claim: z.string(), relation: Relation, by: z.array(z.string()) })),
  restatements: z.array(z.array(z.string())),
  corroborations: z.array(z.array(z.string())),
})
/** What the views should say on one day, with annotators' names of claims. */
export type ExpectedView = z.infer<typeof ExpectedView>

const Article = z.object({
  file: z.string(),
  source: z.string().nullable(),
  published: z.string().nullable(),
  title: z.string().nullable(),
})

/** An article as a user would post it. */
export type AnnotatedDocument = {
  file: string
  text: string
  source: string | null
  title: string | null
  publishedOn: string | null
}

/** Annotated articles with everything that was made for them. */
export type Annotated = {
  configuration: DossierConfiguration
  documents: AnnotatedDocument[]
  claims: Annotation[]
  links: AnnotatedLink[]
  views: ExpectedView[]
}

/** Reads a folder of annotations (its README gives the form) and the articles that they are about. */
export async function readAnnotated(folder: string, articles: string): Promise<Annotated> {
  const text = (...path: string[]): Promise<string> => readFile(join(...path), 'utf8')
  const json = async (...path: string[]): Promise<unknown> => JSON.parse(await text(...path))
  const lines = (await text(folder, 'claims.jsonl')).trim().split('\n')
  const claims = lines.map((line) => Annotation.parse(JSON.parse(line)))
  const annotated = new Set(claims.map(({ docId }) => docId))
  const index = z.array(Article).parse(await json(articles, 'index.json'))
  const documents = index
    .filter(({ file }) => annotated.has(file))
    .map(async ({ published, ...known }) => ({ ...known, publishedOn: published, text: await text(articles, known.file) }))
  return {
    configuration: DossierConfiguration.parse(await json(folder, 'dossier.json')),
    documents: await Promise.all(documents),
    claims,
    links: z.array(AnnotatedLink).parse(await json(folder, 'links.json')),
    views: z.array(ExpectedView).parse(await json(folder, 'views.json')),
  }
}
