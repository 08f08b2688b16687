import { HttpProblem } from './problem.ts'

/** What a browser or tool on the same machine calls it. */
export const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]']

/**
 * Refuses a request whose Host is none of ours: a web page that has its name resolve to loopback (DNS rebinding) sends
 * its own name. Throws HttpProblem.
 */
export function checkHost(host: string | undefined, allowed: readonly string[] | null): void {
  if (allowed === null) return
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '')
  if (!allowed.includes(name)) throw new HttpProblem('misdirected-request', 'This server does not answer to that Host.')
}

/** Whether an address that we listen on can be reached from this machine alone. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.')
}
