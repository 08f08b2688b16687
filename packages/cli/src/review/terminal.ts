import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { print, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import type { Reviewer } from './step-through.ts'

/** The person at this terminal. Keys are read one by one, without return. */
export function terminalReviewer(): Reviewer {
  return { key: pressedKey, ask, open, print, width: terminalWidth }
}

async function pressedKey(): Promise<string | undefined> {
  const { stdin } = process
  stdin.setRawMode(true)
  stdin.resume()
  try {
    const [pressed] = await Promise.race([once(stdin, 'data'), once(stdin, 'end').then(() => [undefined])])
    return pressed === undefined ? undefined : String(pressed)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
  }
}

async function ask(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await line.question(question)
  } finally {
    line.close()
  }
}

const OPENERS: Readonly<Record<string, string>> = { darwin: 'open', linux: 'xdg-open' }

/** Hands the address to the desktop, without a shell; else prints it. Only the web is opened: an address is others' words. */
function open(url: string): void {
  const opener = OPENERS[process.platform]
  const { protocol = '' } = URL.parse(url) ?? {}
  const show = () => print(`  ${printable(url)}`)
  if (opener === undefined || (protocol !== 'https:' && protocol !== 'http:')) return show()
  const child = spawn(opener, [new URL(url).href], { stdio: 'ignore', detached: true })
  child.once('error', show)
  child.unref()
}
