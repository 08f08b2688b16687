import { Reliability, SourceName, sourceIdOf } from '@onrecord/domain'
import type { GradeRow, Publishing } from '@onrecord/projections'
import * as z from 'zod'
import type { ViewAt } from './view-at.ts'

const Grade = z
  .strictObject({
    reliability: Reliability,
    by: z.enum(['reviewer', 'configuration']).meta({ description: 'A reviewer’s latest word counts first' }),
  })
  .meta({ id: 'SourceGrade', description: 'By the Admiralty code: A, completely reliable, to F, cannot be judged' })

/** A publisher with what it has told and how far it is trusted. */
export const Publisher = z
  .strictObject({
    id: z.uuid().meta({ description: 'UUIDv5 of the name, which is no part of an address' }),
    name: SourceName,
    configured: z.boolean(),
    grade: Grade.nullable(),
    documents: z.int().min(0).meta({ description: 'Withdrawn ones are left out' }),
    firstPublished: z.string().nullable(),
    lastPublished: z.string().nullable(),
    claims: z.int().min(0).meta({ description: 'Live claims, restatements counted one by one' }),
    hidden: z.int().min(0).meta({ description: 'Claims below the confidence threshold' }),
  })
  .meta({ id: 'Publisher', description: 'Who published a document' })
export type Publisher = z.infer<typeof Publisher>

/** What a reviewer has said of a publisher, one after another. */
export const GradeGiven = z
  .strictObject({
    reliability: Reliability.nullable().meta({ description: 'null gave way to the configuration’s again' }),
    reason: z.string().nullable(),
    by: z.string().nullable(),
    seq: z.int().min(1),
    recordedAt: z.iso.datetime(),
  })
  .meta({ id: 'GradeGiven' })

/** A publisher as its readers see it: a reviewer's grade, else the configuration's. */
export function sourceJson({ configuration }: ViewAt, name: string, publishing: Publishing | undefined): Publisher {
  const configured = configuration.sources.find((source) => source.name === name)
  const reviewed = publishing?.grade?.reliability ?? null
  const given = configured?.reliability ?? null
  const grade =
    reviewed !== null
      ? { reliability: reviewed, by: 'reviewer' as const }
      : given !== null
        ? { reliability: given, by: 'configuration' as const }
        : null
  return {
    id: sourceIdOf(name),
    name,
    configured: configured !== undefined,
    grade,
    documents: publishing?.documents ?? 0,
    firstPublished: publishing?.firstPublished ?? null,
    lastPublished: publishing?.lastPublished ?? null,
    claims: publishing?.claims ?? 0,
    hidden: publishing?.hidden ?? 0,
  }
}

/** One of the grades that reviewers have given. */
export function gradeJson({ reliability, reason, by, seq, gradedAt }: GradeRow): z.infer<typeof GradeGiven> {
  return { reliability, reason, by, seq, recordedAt: gradedAt }
}
