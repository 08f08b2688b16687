import { Edtf, edtfBounds, MAX_TEXT_LENGTH } from '@onrecord/domain'
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

/** What a submitter may say of a text. A source and a date make its claims worth more. */
const About = {
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
}

const Text = z
  .string()
  .meta({ description: 'Plain text, at most 200,000 UTF-16 code units', maxLength: MAX_TEXT_LENGTH })

/** A text with what is said of it. */
export const SubmittedText = z.strictObject({ text: Text, ...About })

const Extract = z.boolean().default(true).meta({ description: 'false: claims will be sent by POST …/claims alone' })

/** The body of a submission: a text, or the source of a page. Nothing else is needed. */
export const DocumentSubmission = z
  .strictObject({
    text: Text.optional(),
    html: z.string().min(1).optional().meta({
      maxLength: 5_000_000,
      description:
        'The source of a page instead of a text; what the page says of itself stands in for what is left out',
    }),
    ...About,
    extract: Extract,
  })
  .refine(({ text, html }) => (text === undefined) !== (html === undefined), {
    path: ['text'],
    message: 'needs either "text" or "html"',
  })
  .meta({ id: 'DocumentSubmission' })
export type DocumentSubmission = z.infer<typeof DocumentSubmission>

/** The same beside a body that is the text or the page itself. */
export const SubmissionQuery = z.strictObject({
  title: Short.exactOptional(),
  source: Short.exactOptional(),
  author: Short.exactOptional(),
  url: WebAddress.exactOptional(),
  language: About.language.unwrap().unwrap().exactOptional(),
  publishedOn: PublishedOn.exactOptional(),
  extract: z.enum(['true', 'false']).exactOptional(),
})
export type SubmissionQuery = z.infer<typeof SubmissionQuery>
