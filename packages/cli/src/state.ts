import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

const State = z.object({ url: z.url(), pid: z.int() })

/** Where a running Onrecord of this folder answers. */
export type State = z.infer<typeof State>

const stateFile = (home: string): string => join(home, 'running.json')

/** Says where this process answers, for the commands that call it. */
export async function writeState(home: string, state: State): Promise<void> {
  await mkdir(home, { recursive: true })
  const draft = `${stateFile(home)}.${state.pid}`
  await writeFile(draft, JSON.stringify(state))
  await rename(draft, stateFile(home))
}

/** The Onrecord that runs on this folder; undefined where none does, a killed one included. */
export async function readState(home: string): Promise<State | undefined> {
  const text = await readFile(stateFile(home), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const state = parseState(text)
  return state !== undefined && isAlive(state.pid) ? state : undefined
}

/** A file that is no state (cut off, written by another hand) says nothing. */
function parseState(text: string): State | undefined {
  try {
    return State.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Takes back what this process said; another's word stays. */
export async function removeState(home: string): Promise<void> {
  const state = await readState(home)
  if (state?.pid === process.pid) await rm(stateFile(home), { force: true })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
