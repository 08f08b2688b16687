import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Has Node keep what it compiles for the next run, which starts in half the time, and for the threads of this one; in
 * `NODE_COMPILE_CACHE`, else in Node's own folder among the temporary ones. Call it before anything else is loaded.
 */
export function keepCompiled(): void {
  enableCompileCache()
  // Threads look at the variable alone.
  process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'node-compile-cache')
}
