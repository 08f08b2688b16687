import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import * as z from 'zod'
import { HttpProblem } from '../problem.ts'

/** The parameter that names a form where a header can't be sent: a link, a spreadsheet, a browser's address bar. */
export function formatParameter<Name extends string>(formats: Readonly<Record<Name, string>>) {
  const names = Object.keys(formats) as [Name, ...Name[]]
  return z.enum(names).optional().meta({
    description: 'The form of the answer, for who can not send `Accept`; it counts before that header',
  })
}

/**
 * The form to answer in: the one that `asked`, the parameter, names, else the one that `Accept` likes best, else the first.
 * Throws HttpProblem `not-acceptable`, which lists what there is. Source: RFC 9110 §12.5.1.
 */
export function negotiate<Name extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  { formats, asked }: { formats: Readonly<Record<Name, string>>; asked?: Name | undefined },
): Name {
  if (asked !== undefined) return asked
  reply.header('vary', 'accept')
  const names = Object.keys(formats) as Name[]
  const [best] = new Negotiator(request.raw).mediaTypes(Object.values(formats))
  const chosen = names.find((name) => formats[name] === best)
  if (chosen === undefined) {
    const available = Object.values<string>(formats)
    throw new HttpProblem('not-acceptable', `Accept one of: ${available.join(', ')}.`, { details: { available } })
  }
  return chosen
}
