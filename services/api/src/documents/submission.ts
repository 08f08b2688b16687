import { Edtf, edtfBounds } from '@onrecord/domain'
import * as z from 'zod'

/** Longest title, name or address; what is longer is none. */
export const Short = z.string().min(1).max(2000)

/** Newspapers begin about 1600; nothing is published beyond the next centuries. */
const FIRST_DAY = '1600-01-01'
const LAST_DAY = '2199-12-31'

/** When something was published. */
export const PublishedOn = Edtf.refine((edtf) => {
  const bounds = edtfBounds(edtf)
  return (bounds?.earliest ?? FIRST_DAY) >= FIRST_DAY && (bounds?.latest ?? LAST_DAY) <= LAST_DAY
}, `a date between ${FIRST_DAY} and ${LAST_DAY}`)

const WebAddress = z.url({ protocol: /^https?$/, error: 'an http or https address' }).max(2000)

/** The body of a submission. Only the text is needed; a source and a date make its claims worth more. */
export const DocumentSubmission = z
  .strictObject({
    text: z.string().meta({ description: 'Plain text, at most 200,000 UTF-16 code units' }),
    title: Short.nullable().default(null),
    source: Short.nullable()
      .default(null)
      .meta({ description: 'Who published it', examples: ['Harbour Gazette'] }),
    author: Short.nullable().default(null),
    url: WebAddress.nullable().default(null),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'an ISO 639 code')
      .nullable()
      .default(null),
    publishedOn: PublishedOn.nullable().default(null),
    extract: z.boolean().default(true).meta({ description: 'false: claims will be sent by POST …/claims alone' }),
  })
  .meta({ id: 'DocumentSubmission' })
