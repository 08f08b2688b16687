import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { App } from '../src/app.ts'

/**
 * Those in this folder itself, alone or as `pnpm test` puts them together. Below it lies what is around the contract, or has no end: Prism
 * has headers of its own, takes no broken requests, and is slow.
 */
const isOfContract = path.dirname(process.argv[1] ?? '').endsWith(path.join('services', 'api', 'test'))

/** Where Prism listens while `infra/checks/with-contract.ts` runs the tests; undefined in any other run, and for tests that are not of the contract. */
export const contractUrl = isOfContract ? process.env['ONRECORD_TEST_CONTRACT'] : undefined

/** Prism takes bodies of 1 MB at most, passes `null` on as no body at all, and waits for the end of a stream. */
export function isForPrism({ headers, payload }: Pick<Call, 'headers' | 'payload'>): boolean {
  if (headers['accept']?.includes('event-stream') === true) return false
  return payload === undefined || (payload.length < 1_000_000 && payload !== 'null')
}

type Call = { method: string; path: string; headers: Record<string, string>; payload?: string }
type Violation = { location: string[]; message: string }

/**
 * Sends a request through Prism, which compares it and its answer with openapi.json. Throws where the answer breaks the
 * contract, or where a request that breaks it is carried out; undefined where the address is none of the contract's.
 */
export async function callByContract(
  contract: string,
  app: App,
  { method, path, headers, payload }: Call,
): Promise<Response | undefined> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  // A server that listens on a port has an address with one.
  const { port } = app.server.address() as AddressInfo
  const response = await fetch(new URL(path, contract), {
    method,
    headers: { ...headers, 'x-onrecord-port': String(port) },
    redirect: 'manual',
    ...(payload === undefined ? {} : { body: payload }),
  })
  const isPrisms = (await response.clone().text()).includes('stoplight.io/prism/errors')
  if (isPrisms) return undefined
  const violations = readViolations(response.headers.get('sl-violations'))
  if (violations.some(({ message }) => message === 'Selected route not found')) return response
  const broken = violations.filter(({ location }) => response.ok || location[0] === 'response')
  if (broken.length > 0) {
    const found = broken.map(({ location, message }) => `${location.join('.')}: ${message}`).join('\n')
    throw new Error(`${method} ${path} answered ${response.status} against the contract:\n${found}`)
  }
  return response
}

/** Of more violations than a header holds, Prism says only that there are too many; a refused request may have them. */
function readViolations(header: string | null): Violation[] {
  if (header === null || header.startsWith('Too many')) return []
  return JSON.parse(header) as Violation[]
}
