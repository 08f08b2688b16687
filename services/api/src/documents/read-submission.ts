import { DomainError } from '@onrecord/domain'
import { type PageReading, type Reader, ReaderBusyError } from '@onrecord/intake'
import type { Submission } from '@onrecord/intake/receive'
import type { FastifyRequest } from 'fastify'
import { HttpProblem } from '../problem.ts'
import type { PageReport } from './document-json.ts'
import type { DocumentSubmission, SubmissionQuery } from './submission.ts'

/** A submission with what its address says of it, where the body is the text or the page alone. Throws HttpProblem. */
export function withQuery(request: Pick<FastifyRequest, 'mediaType'> & Sent): DocumentSubmission {
  const { body, query } = request
  const [given] = Object.keys(query)
  if (given === undefined) return body
  if (request.mediaType?.startsWith('text/') !== true) {
    throw new HttpProblem(
      'invalid-request',
      'What is said of a text stands beside it in the JSON, not in the address.',
      {
        errors: [{ in: 'query', pointer: `/${given}`, detail: 'belongs in the body' }],
      },
    )
  }
  const { extract, ...about } = query
  return { ...body, ...about, extract: extract !== 'false' }
}

type Sent = { body: DocumentSubmission; query: SubmissionQuery }

/**
 * The text of a submission. A page's own words stand in for what the submitter left out, and override nothing. Throws
 * DomainError where the page can't be read, HttpProblem where too many wait to be.
 */
export async function readSubmission(
  reader: Reader,
  submission: DocumentSubmission,
): Promise<{ document: Submission; page?: { page: PageReport } }> {
  const { extract: _, text, html, ...about } = submission
  if (html === undefined) return { document: { text: text ?? '', ...about } }
  const reading = await readPage(reader, html)
  if (reading.text === '') throw new DomainError('empty-text', 'No text was found on the page.', { path: '/html' })
  const facts = reading.facts.map((fact) => ({ ...fact, taken: about[fact.member] === null }))
  const own = Object.fromEntries(facts.filter(({ taken }) => taken).map(({ member, value }) => [member, value]))
  const { dropped, visibleLength } = reading
  return {
    document: { ...about, ...own, text: reading.text },
    page: { page: { facts, dropped, length: reading.text.length, visibleLength } },
  }
}

async function readPage(reader: Reader, html: string): Promise<PageReading> {
  try {
    return await reader.readPage({ html })
  } catch (cause) {
    if (!(cause instanceof ReaderBusyError)) throw cause
    const headers = { 'retry-after': '5' }
    throw new HttpProblem('unavailable', 'Too many pages wait to be read. Send it again.', { cause, headers })
  }
}
