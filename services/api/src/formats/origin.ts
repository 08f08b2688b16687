import type { FastifyRequest } from 'fastify'

/** The server's address as the caller has it, without a slash at its end. */
export function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`
}
