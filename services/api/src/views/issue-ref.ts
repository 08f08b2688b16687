import { Slug } from '@onrecord/domain'
import * as z from 'zod'

/** An issue by id, with its label. */
export const IssueRef = z.strictObject({ id: Slug, label: z.string() }).meta({ id: 'IssueRef' })
