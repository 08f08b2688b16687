import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { beforeFramework } from './before-framework.ts'

/** The answers to the latest request of a connection and to the one before it: what is told later is told in their order. */
type Latest = { last: ServerResponse; before: ServerResponse | undefined }

const latest = new WeakMap<Socket, Latest>()

/** Notes what each connection of a server still owes an answer to. To be called once, after all else that stands before the framework. */
export function watchAnswers(server: Server): void {
  beforeFramework(server, ({ socket }, response) => {
    const known = latest.get(socket)
    if (known === undefined) latest.set(socket, { last: response, before: undefined })
    else {
      known.before = known.last.closed ? undefined : known.last
      known.last = response
    }
    return false
  })
}

/**
 * Runs `act`, which answers what broke off on a connection, once everything before that is answered, at once where nothing
 * was: what is written earlier would be read as the answer to an earlier request (RFC 9112 §9.3.2).
 */
export function onceAnswered(socket: Socket, act: () => void): void {
  const { last, before } = latest.get(socket) ?? {}
  // A request whose body broke off gets this very answer.
  const owed = last?.req.complete === false ? before : last
  if (owed === undefined || owed.closed) act()
  else owed.once('close', act)
}
