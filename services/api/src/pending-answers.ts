import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** The requests of a connection that are not answered yet, and what is to be done once all are. */
type Debt = { owed: Set<IncomingMessage>; onPaid: (() => void) | undefined }

const debts = new WeakMap<Socket, Debt>()

/** Notes what each connection of a server still owes an answer to. To be called once, before it listens. */
export function watchAnswers(server: Server): void {
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const debt = debts.get(request.socket) ?? { owed: new Set(), onPaid: undefined }
    debt.owed.add(request)
    debts.set(request.socket, debt)
    response.once('close', () => {
      debt.owed.delete(request)
      if (debt.owed.size === 0) debt.onPaid?.()
    })
  })
}

/**
 * Runs `act`, which answers what broke off on a connection, once everything before that is answered, at once where nothing
 * was: what is written earlier would be read as the answer to an earlier request (RFC 9112 §9.3.2).
 */
export function onceAnswered(socket: Socket, act: () => void): void {
  const debt = debts.get(socket)
  // A request whose body broke off gets this very answer.
  for (const request of debt?.owed ?? []) if (!request.complete) debt?.owed.delete(request)
  if (debt === undefined || debt.owed.size === 0) act()
  else debt.onPaid = act
}
