import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { BATCH_LIMITS } from '../batch/read-lines.ts'
import { HttpProblem } from '../problem.ts'

/** A body that is read while it is carried out: its digest is known once it has been read to its end. */
export type StreamedBody = { digest: () => string | undefined }

/** Stands for the digest of a body that nobody has read to its end. */
export function provisionalDigest({ method, url }: FastifyRequest): string {
  return createHash('sha256').update(`${method} ${url}\nstreamed`).digest('hex')
}

/** Puts a stream in the body's place that passes on the same bytes and remembers their digest. */
export function watchBody(request: FastifyRequest, body: Readable): StreamedBody {
  const hash = startHash(request)
  let digest: string | undefined
  request.body = Readable.from(
    (async function* () {
      for await (const chunk of body) {
        hash.update(chunk)
        yield chunk
      }
      digest = hash.digest('hex')
    })(),
    { objectMode: false },
  )
  return { digest: () => digest }
}

/** The digest of a body that is read for nothing else. Throws HttpProblem where it is longer than a batch may be. */
export async function digestStream(request: FastifyRequest, body: Readable): Promise<string> {
  const hash = startHash(request)
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > BATCH_LIMITS.bytes) {
      throw new HttpProblem('payload-too-large', `A batch may hold ${BATCH_LIMITS.bytes} bytes.`)
    }
    hash.update(chunk)
  }
  return hash.digest('hex')
}

function startHash({ method, url }: FastifyRequest) {
  return createHash('sha256').update(`${method} ${url}\n`)
}
