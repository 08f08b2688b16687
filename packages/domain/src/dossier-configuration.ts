import * as z from 'zod'
import { Phase } from './claim.ts'
import { Edtf } from './edtf.ts'
import { DossierId, Slug } from './ids.ts'
import { nearestOf } from './nearest.ts'
import { meaning } from './schema-issues.ts'
import { findBadCharacter } from './text.ts'
import { Reliability, ServiceExtractor } from './vocabulary.ts'

const Label = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => findBadCharacter(text) === undefined, 'no NUL and no lone surrogate')
const Aliases = z.array(Label).max(200).default([])

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** One deal or plan within a dossier, with the dates that it was on the table. */
export const Framework = z
  .strictObject({
    id: Slug,
    title: Label,
    inForce: Edtf.nullable().default(null),
    aliases: Aliases,
    phases: z
      .array(z.strictObject({ id: Phase, aliases: Aliases }))
      .max(50)
      .default([]),
  })
  .meta({ id: 'Framework' })
export type Framework = z.infer<typeof Framework>

/** A topic in contention. No `phases`, or none for a framework: all phases; an empty list: none. */
export const Issue = z
  .strictObject({
    id: Slug,
    label: Label,
    proposition: Label.nullable().default(null),
    terms: Aliases,
    phases: z.record(Slug, z.array(Phase).max(50)).default({}),
    opposite: Slug.nullable().default(null),
  })
  .meta({ id: 'Issue' })
export type Issue = z.infer<typeof Issue>

/** A side: negotiating, mediating, or neither. */
export const Party = z
  .strictObject({
    id: Slug,
    label: Label,
    negotiates: z.boolean().default(false),
    mediates: z.boolean().default(false),
  })
  .meta({ id: 'Party' })
export type Party = z.infer<typeof Party>

/** An office held by an actor between two dates. */
export const Role = z.strictObject({ title: Label, held: Edtf.nullable().default(null) }).meta({ id: 'Role' })
export type Role = z.infer<typeof Role>

/** A person, body or outlet. `aliases` are names; "the prime minister" is resolved from roles. */
export const Actor = z
  .strictObject({
    id: Slug,
    name: Label,
    type: z.enum(['person', 'organisation', 'group', 'country', 'outlet']).default('person'),
    party: Slug.nullable().default(null),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code')
      .nullable()
      .default(null),
    wikidata: z
      .string()
      .regex(/^Q\d{1,12}$/, 'a Wikidata item, Q…')
      .nullable()
      .default(null),
    aliases: Aliases,
    roles: z.array(Role).max(50).default([]),
    speaksFor: z.boolean().default(true),
  })
  .meta({ id: 'Actor' })
export type Actor = z.infer<typeof Actor>

/** A publisher with its reliability by the Admiralty code. */
export const Source = z
  .strictObject({ name: Label, reliability: Reliability.nullable().default(null) })
  .meta({ id: 'Source' })
export type Source = z.infer<typeof Source>

const WeekStart = z.enum(['monday', 'sunday', 'saturday'])

/** Everything that a dossier knows before it has read a word. Only `id` and `title` are required. */
export const DossierConfiguration = z
  .strictObject({
    id: DossierId,
    title: Label,
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'an ISO 639 code')
      .default('en'),
    timeZone: z.string().max(64).refine(isTimeZone, 'an IANA time zone such as Asia/Jerusalem').default('UTC'),
    weekStart: WeekStart.default('monday'),
    extractor: z.enum([...ServiceExtractor.options, 'none']).default('rules'),
    minimumConfidence: z.number().min(0).max(1).default(0.4),
    frameworks: z.array(Framework).max(200).default([]),
    issues: z.array(Issue).max(1000).default([]),
    parties: z.array(Party).max(500).default([]),
    actors: z.array(Actor).max(10_000).default([]),
    sources: z.array(Source).max(2000).default([]),
  })
  .superRefine(checkReferences)
  .meta({ id: 'DossierConfiguration' })
export type DossierConfiguration = z.infer<typeof DossierConfiguration>
/** What may be left out may be left out. */
export type DossierConfigurationInput = z.input<typeof DossierConfiguration>

type Unchecked = {
  frameworks: Framework[]
  issues: Issue[]
  parties: Party[]
  actors: Actor[]
}

function checkReferences(configuration: Unchecked, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
  const known = {
    frameworks: new Set(configuration.frameworks.map(({ id }) => id)),
    issues: new Set(configuration.issues.map(({ id }) => id)),
    parties: new Set(configuration.parties.map(({ id }) => id)),
  }
  for (const list of ['frameworks', 'issues', 'parties', 'actors'] as const) {
    const seen = new Set<string>()
    for (const [index, { id }] of configuration[list].entries()) {
      if (seen.has(id)) refuse([list, index, 'id'], `${id} stands twice`)
      seen.add(id)
    }
  }
  let unknown = 0
  const require = (kind: keyof typeof known, id: string, path: (string | number)[]) => {
    if (known[kind].has(id)) return
    const nearest = unknown++ < MOST_SUGGESTIONS ? nearestOf(id, known[kind]) : undefined
    refuse(path, `no ${SINGULAR[kind]} ${id}${meaning(nearest)}`)
  }
  for (const [index, actor] of configuration.actors.entries()) {
    if (actor.party !== null) require('parties', actor.party, ['actors', index, 'party'])
  }
  for (const [index, issue] of configuration.issues.entries()) {
    if (issue.opposite !== null) require('issues', issue.opposite, ['issues', index, 'opposite'])
    for (const framework of Object.keys(issue.phases)) {
      require('frameworks', framework, ['issues', index, 'phases', framework])
    }
  }
}

/** To look for what a hostile list of 10,000 unknown ids might mean would take seconds. */
const MOST_SUGGESTIONS = 20

const SINGULAR = { frameworks: 'framework', issues: 'issue', parties: 'party' } as const
