import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { App } from './app.ts'

/** Below this size compression saves less than it costs, bytes: a packet holds some 1400. */
const THRESHOLD_BYTES = 1024

/** The default of 11 is for files that are compressed once: a page of 300 kB would take half a second. */
const BROTLI_QUALITY = 4

/** Text that is whole when it is sent. An event stream would wait in the compressor's buffer. */
const TYPES = /^(?:text\/(?!event-stream)[\w.+-]+|application\/(?:[\w.-]+\+)?(?:json|xml|javascript|x-ndjson))\b/

/**
 * Compresses answers to reads by what the caller accepts. What a write answers may be a secret (a new key, a webhook's
 * signing secret) beside words of the caller, whose length would tell of it (BREACH): it is sent as it is.
 */
export async function compressAnswers(app: App): Promise<void> {
  app.addHook('onRoute', (route) => {
    if (![route.method].flat().includes('GET')) route.compress = false
  })
  await app.register(compress, {
    threshold: THRESHOLD_BYTES,
    encodings: ['zstd', 'br', 'gzip'],
    customTypes: TYPES,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    // A compressed body is refused instead (415): a few bytes of it may stand for gigabytes.
    globalDecompression: false,
  })
}
