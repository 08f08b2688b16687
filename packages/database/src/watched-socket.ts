import { Socket } from 'node:net'

/**
 * A socket that ends itself with ETIMEDOUT where nothing has come or gone for `silentMs`: the server is there and says nothing,
 * its processes stopped or the machine behind the address gone. Nothing else would end the wait for its answer.
 */
export function watchedSocket(silentMs: number): Socket {
  const socket = new Socket()
  socket.setTimeout(silentMs, () => {
    const error = new Error(`PostgreSQL has said nothing for ${silentMs} ms`)
    socket.destroy(Object.assign(error, { code: 'ETIMEDOUT' }))
  })
  return socket
}
