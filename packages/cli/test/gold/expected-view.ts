import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Relation } from '@onrecord/domain'
import * as z from 'zod'
import { GOLD } from '../fixture/annotations.ts'

const Held = z.object({
  party: z.string().nullable(),
  stance: z.string(),
  claims: z.array(z.string()),
  relayed: z.boolean(),
  concurrent: z.boolean(),
})

/** What the views should say on one day, with annotators' names of claims. */
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
  contradictions: z.array(z.object({ a: z.array(z.string()), b: z.array(z.string()), within: z.string().nullable() })),
  answers: z.array(z.object({ claim: z.string(), relation: Relation, by: z.array(z.string()) })),
  restatements: z.array(z.array(z.string())),
  corroborations: z.array(z.array(z.string())),
})
export type ExpectedView = z.infer<typeof ExpectedView>

const AnnotatedLink = z.object({
  earlier: z.string(),
  later: z.string(),
  relation: Relation,
  optional: z.boolean().default(false),
})
/** How two annotated claims relate; an optional link may be made or not. */
export type AnnotatedLink = z.infer<typeof AnnotatedLink>

export async function readExpectedViews(): Promise<ExpectedView[]> {
  return z.array(ExpectedView).parse(JSON.parse(await readFile(join(GOLD, 'views.json'), 'utf8')))
}

export async function readAnnotatedLinks(): Promise<AnnotatedLink[]> {
  return z.array(AnnotatedLink).parse(JSON.parse(await readFile(join(GOLD, 'links.json'), 'utf8')))
}
